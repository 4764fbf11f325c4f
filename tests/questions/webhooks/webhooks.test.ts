import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { questionSettingsSchema } from '../../../src/knowledge/question-settings.ts';
import { webhookFormats } from '../../../src/knowledge/schemas/question-rules.ts';
import { formats } from '../../../src/questions/webhooks/formats.ts';
import { readWebhookTargets } from '../../../src/questions/webhooks/targets.ts';
import { createWebhookCarrier } from '../../../src/questions/webhooks/webhook-carrier.ts';
import type { Store } from '../../../src/store/store.ts';
import { openStore, start } from '../../feedback/builders.ts';
import { askOut, deliver, desk, moveOut, outboxOf, outSettings } from '../outbox/builders.ts';
import { type Received, startReceiver } from './receiver.ts';

const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let store: Store;

beforeAll(async () => {
  receiver = await startReceiver();
});
afterAll(() => receiver.stop());
beforeEach(async () => {
  store = await openStore();
  receiver.received.length = 0;
  receiver.answer = (response) => void response.end('ok');
});

/** Settings whose only webhook, `desk`, has this format. */
function withFormat(format: string, includes: string[] = []) {
  const events = ['received', 'answered', 'escalated'];
  return questionSettingsSchema.parse({
    ...outSettings,
    webhooks: [{ id: 'desk', events, format, includes, locale: 'en' }],
  });
}

/** Sends what is due to the receiver. */
async function send(settings = withFormat('json'), now = start, path = '/hook', key: string | undefined = secret) {
  const variables = { KB_WEBHOOK_DESK: `${receiver.url}${path}`, KB_WEBHOOK_DESK_SECRET: key };
  const targets = readWebhookTargets(variables, settings.webhooks);
  return deliver(store, now, [createWebhookCarrier(desk(store, { settings, clock: () => now }), targets, 500)]);
}

const signed = (id: string, timestamp: string, body: string) =>
  `v1,${createHmac('sha256', Buffer.alloc(32, 5)).update(`${id}.${timestamp}.${body}`).digest('base64')}`;

describe('a program', () => {
  test('is told what happened, signed as Standard Webhooks are, and nothing that the asker wrote', async () => {
    const own = withFormat('json');
    const id = await askOut(store, { text: 'My card 6222 was charged', contact: 'lin@example.com', order: 'A-9' }, { own });
    expect(await send()).toMatchObject({ sent: 1 });
    const { headers = {}, body = '' }: Partial<Received> = receiver.received[0] ?? {};
    const timestamp = String(headers['webhook-timestamp']);
    expect(headers['webhook-signature']).toBe(signed(String(headers['webhook-id']), timestamp, body));
    expect([headers['webhook-id'], timestamp]).toEqual([`msg_${id}_1_received_webhook_desk`, String(start / 1_000)]);
    expect(JSON.parse(body)).toEqual({
      type: 'question.received',
      timestamp: '2026-11-20T08:00:00.000Z',
      data: {
        id,
        url: `https://staff.example/staff/questions/${id}`,
        ...{ kind: 'question', category: 'refunds', product: null, severity: 'high', priority: 3, state: 'received' },
        ...{ channel: 'form', locale: 'en', assignee: null },
        receivedAt: '2026-11-20T08:00:00.000Z',
        dueAt: '2026-11-20T09:00:00.000Z',
      },
    });
    for (const words of ['card', '6222', 'lin@', 'A-9']) expect(body).not.toContain(words);
  });

  test('gets the words only where the webhook includes them', async () => {
    const own = withFormat('json', ['text']);
    const id = await askOut(store, { text: 'Where is it?', contact: 'lin@example.com' }, { own });
    await send(own);
    expect(JSON.parse(receiver.received[0]?.body ?? '').data.text).toBe('Where is it?');
    expect(receiver.received[0]?.body).not.toContain('lin@');
    await moveOut(store, id, { move: 'answer', written: { text: 'On its way.' } });
    await send(own);
    expect(JSON.parse(receiver.received[1]?.body ?? '').data.text).toBe('On its way.');
  });

  test('that answers with an error gets the same message again, under the same id', async () => {
    await askOut(store, {}, { own: withFormat('json') });
    receiver.answer = (response) => void response.writeHead(500).end('down');
    expect(await send()).toEqual({ sent: 0, delayed: 1, failed: 0 });
    receiver.answer = (response) => void response.end();
    expect(await send(undefined, start + 60_000)).toMatchObject({ sent: 1 });
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  test('that breaks off after taking it may get it twice, under the same id', async () => {
    await askOut(store, {}, { own: withFormat('json') });
    receiver.answer = (response) => void response.destroy();
    expect(await send()).toMatchObject({ delayed: 1 });
    receiver.answer = (response) => void response.end();
    await send(undefined, start + 60_000);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  test('that hangs keeps nobody waiting for ever', async () => {
    await askOut(store, {}, { own: withFormat('json') });
    receiver.answer = () => {};
    expect(await send()).toMatchObject({ delayed: 1 });
    receiver.answer = (response) => void response.writeHead(200).flushHeaders();
    expect(await send(undefined, start + 60_000)).toMatchObject({ delayed: 1 });
  });

  test('that redirects, floods or is gone', async () => {
    const id = await askOut(store, {}, { own: withFormat('json') });
    receiver.answer = (response) => void response.writeHead(302, { Location: `${receiver.url}/elsewhere` }).end();
    await send();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook']);
    receiver.answer = (response) => void response.end(Buffer.alloc(3_000_000, 'x'));
    expect(await send(undefined, start + 60_000)).toMatchObject({ sent: 1 });
    const other = await askOut(store, {}, { own: withFormat('json') });
    receiver.answer = (response) => void response.writeHead(410).end();
    expect(await send()).toMatchObject({ failed: 1 });
    expect([(await outboxOf(store, id))[0]?.['state'], (await outboxOf(store, other))[0]?.['fault']]).toEqual([
      'sent',
      'the receiver answered 410',
    ]);
  });
});

describe('a chat group', () => {
  const accepted = { json: '', feishu: '{"code":0}', dingtalk: '{"errcode":0}', wecom: '{"errcode":0}', slack: 'ok' };
  const refused = {
    json: '',
    feishu: '{"code":19021}',
    dingtalk: '{"errcode":310000}',
    wecom: '{"errcode":93000}',
    slack: 'no_text',
  };
  const groups = webhookFormats.filter((format) => format !== 'json');

  test.each(groups)('of %s takes a message, and one that it refuses with status 200 is tried again', async (format) => {
    const own = withFormat(format);
    const id = await askOut(store, {}, { own });
    receiver.answer = (response) => void response.end(refused[format]);
    expect(await send(own)).toMatchObject({ sent: 0, delayed: 1 });
    receiver.answer = (response) => void response.end(accepted[format]);
    expect(await send(own, start + 60_000)).toMatchObject({ sent: 1 });
    const body = receiver.received[1]?.body ?? '';
    for (const words of ['New question', id, 'Refunds', 'priority 3', `https://staff.example/staff/questions/${id}`])
      expect(body).toContain(words);
  });

  test('of Feishu and DingTalk gets the signature that it expects', async () => {
    await askOut(store, {}, { own: withFormat('feishu') });
    await send(withFormat('feishu'), start, '/bot', 'key');
    const seconds = String(start / 1_000);
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      timestamp: seconds,
      sign: createHmac('sha256', `${seconds}\nkey`).digest('base64'),
      msg_type: 'post',
    });
    receiver.answer = (response) => void response.end(accepted.dingtalk);
    await send(withFormat('dingtalk'), start + 60_000, '/robot?access_token=t', 'SECkey');
    const address = new URL(receiver.received[1]?.path ?? '', receiver.url);
    const at = String(start + 60_000);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      access_token: 't',
      timestamp: at,
      sign: createHmac('sha256', 'SECkey').update(`${at}\nSECkey`).digest('base64'),
    });
  });

  test('of WeCom gets as much as it takes, which is 2048 bytes, and the link whole', () => {
    const link = { text: 'Open', url: 'https://staff.example/staff/questions/x' };
    const sent = (line: string): string => {
      const chat = { title: 'Digest', lines: Array.from({ length: 200 }, () => line), link };
      const { body } = formats.wecom.request({
        id: 'x',
        notice: {},
        chat,
        target: { url: receiver.url, secret: undefined },
        now: start,
      });
      return JSON.parse(body).text.content;
    };
    for (const line of ['退款多久能到账，<三天>了还没有', '👍🏽 refunds & certificates 👍🏽 refunds & certificates']) {
      expect(Buffer.byteLength(sent(line))).toBeLessThanOrEqual(2_048);
      expect(sent(line)).toMatch(/^Digest\n.*…\nhttps:\/\/staff\.example\/staff\/questions\/x$/su);
      expect(sent(line).isWellFormed()).toBe(true);
    }
    expect(sent('').endsWith(`\n${link.url}`)).toBe(true);
    expect(sent('')).not.toContain('…');
  });

  test.each(groups)('of %s is not mentioned by what an asker writes', async (format) => {
    const own = withFormat(format, ['text']);
    await askOut(store, { text: '<!channel> <at user_id="all">x</at> <@all> <https://evil.example|refund>' }, { own });
    await send(own);
    const body = receiver.received[0]?.body ?? '';
    if (format === 'feishu')
      expect(
        JSON.parse(body)
          .content.post.zh_cn.content.flat()
          .every(({ tag }: { tag: string }) => tag === 'text' || tag === 'a'),
      ).toBe(true);
    else if (format === 'dingtalk') expect(JSON.parse(body)).toMatchObject({ msgtype: 'text' });
    else expect(body).not.toMatch(/<!channel|<@all|<at|<https/);
  });
});

describe('the variables of webhooks', () => {
  const { webhooks } = withFormat('json');
  test.each([
    [{}, 'Messages to the webhook `desk` wait: set KB_WEBHOOK_DESK to its address.'],
    [{ KB_WEBHOOK_DESK: 'ftp://x' }, 'KB_WEBHOOK_DESK must be an address that begins with https:// or http://.'],
    [{ KB_WEBHOOK_DESK: 'https://x.example', KB_WEBHOOK_DESK_SECRET: 'short' }, 'KB_WEBHOOK_DESK_SECRET must be `whsec_`'],
    [
      { KB_WEBHOOK_DESK: 'https://x.example', KB_WEBHOOK_DESK_SECRET: secret, KB_WEBHOOK_DISK: 'https://x.example' },
      'KB_WEBHOOK_DISK belongs to no webhook of channels.yaml.',
    ],
  ])('%o are named when they are wrong', (variables, problem) => {
    expect(readWebhookTargets(variables, webhooks).problems.join('\n')).toContain(problem);
  });
});
