import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Delivered, startMailServer } from '../../../scripts/lab/load/mail-server.ts';
import { createMailCarriers } from '../../../src/questions/mail/mail-carriers.ts';
import { createSmtpSender } from '../../../src/questions/mail/smtp.ts';
import { threadToken } from '../../../src/questions/mail/thread.ts';
import { readQuestion } from '../../../src/questions/stored-question.ts';
import type { Store } from '../../../src/store/store.ts';
import { openStore, start } from '../../feedback/builders.ts';
import { sealer } from '../builders.ts';
import { askOut, deliver, desk, moveOut, outboxOf, outSettings } from '../outbox/builders.ts';

let server: Awaited<ReturnType<typeof startMailServer>>;
let store: Store;

beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  store = await openStore();
  server.delivered.length = 0;
  server.state.refuse = undefined;
});

/** Sends what is due, and returns what the server got meanwhile. */
async function post(now = start, settings = outSettings): Promise<Delivered[]> {
  const before = server.delivered.length;
  const logged: string[] = [];
  const own = desk(store, { settings, clock: () => now });
  await deliver(store, now, createMailCarriers(own, createSmtpSender(server.url)), { log: (line) => logged.push(line) });
  return server.delivered.slice(before);
}

const asker = { contact: 'lin@example.com', mail: 'yes', text: 'My card 6222 was charged <script>alert(1)</script>' } as const;

describe('an asker who wants letters', () => {
  test('gets a receipt with the way back, the reply, and the way to rate, in one thread', async () => {
    const id = await askOut(store, asker);
    const { asked } = (await readQuestion(store, sealer, id)) ?? {};
    const [receipt] = await post();
    expect(receipt).toMatchObject({ to: ['lin@example.com'], mail: { subject: `We have your question [${id}]` } });
    const link = `https://help.example/api/questions/${asked?.reference}?reader=en`;
    expect(receipt?.mail.text).toContain(link);
    expect(receipt?.mail.text).toContain('will reply by Fri 20 Nov, 17:00');
    for (const words of ['6222', 'charged', 'script']) expect(receipt?.raw).not.toContain(words);

    await moveOut(store, id, {
      move: 'answer',
      written: { text: 'Tap <Me> & wait.\nThen again.', by: 'Shen Wei', article: { id: 'refund', title: 'Refunds' } },
    });
    const [reply] = await post();
    expect(reply?.mail.text).toContain('Tap <Me> & wait.\nThen again.');
    expect(reply?.mail.text).toContain('https://help.example/en/articles/refund/');
    expect(reply?.mail.html).toContain('Tap &lt;Me&gt; &amp; wait.');
    await moveOut(store, id, { move: 'resolve' });
    const [resolved] = await post();
    expect(resolved?.mail.text).toContain('Rate our service');
    expect(resolved?.mail.text).toContain(link);

    for (const each of [reply, resolved]) {
      expect(each?.mail.inReplyTo).toBe(receipt?.mail.messageId);
      expect(each?.mail.references).toBe(receipt?.mail.messageId);
    }
    expect(new Set([receipt, reply, resolved].map((each) => each?.mail.messageId)).size).toBe(3);
  });

  test('is written to in their language, by a sender that no program answers', async () => {
    await askOut(store, { ...asker, locale: 'zh-cn' });
    const [receipt] = await post(start, {
      ...outSettings,
      mail: { from: 'service@help.example', plus: 'off', name: { 'zh-cn': '青禾学堂' } },
    });
    expect(receipt?.mail.subject).toMatch(/^收到你的问题了/);
    expect(receipt?.mail.text).toContain('11月20日周五 17:00前答复');
    expect(receipt?.mail.from).toEqual({ name: '青禾学堂', address: 'service@help.example' });
    const headers = Object.fromEntries(receipt?.mail.headers.map(({ key, value }) => [key, value]) ?? []);
    expect(headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' });
  });

  test('replies to an address of their own where the mail server takes such', async () => {
    const id = await askOut(store, asker);
    const [receipt] = await post(start, { ...outSettings, mail: { from: 'service@help.example', plus: 'on' } });
    expect(receipt?.mail.replyTo).toEqual([{ name: '', address: `service+${threadToken(sealer, id)}@help.example` }]);
  });

  test('gets no letter any more once the question is erased', async () => {
    const id = await askOut(store, asker);
    await moveOut(store, id, { move: 'erase', side: 'asker', actor: 'asker' });
    expect(await post()).toEqual([]);
  });
});

test('staff are told of what was given to them, with nothing that the asker wrote', async () => {
  const id = await askOut(store, asker);
  await post();
  await moveOut(store, id, { move: 'assign', actor: 'grace-tan', assignee: 'shen-wei' });
  const [notice] = await post();
  expect(notice).toMatchObject({ to: ['shen@help.example'], mail: { subject: `Assigned [${id}]` } });
  expect(notice?.mail.text).toContain(`https://staff.example/staff/questions/${id}`);
  for (const words of ['6222', 'lin@example.com']) expect(notice?.raw).not.toContain(words);
});

test('the public edition, which does not know who the staff is, leaves their letters to others', async () => {
  const id = await askOut(store, asker);
  await moveOut(store, id, { move: 'assign', actor: 'grace-tan', assignee: 'shen-wei' });
  const sent = await post(start, { ...outSettings, people: [], teams: [] });
  expect(sent.map(({ to }) => to)).toEqual([['lin@example.com']]);
  expect((await outboxOf(store, id)).filter(({ carrier, state }) => carrier === 'staff' && state === 'waiting')).toHaveLength(1);
});

describe('a mail server', () => {
  test('that is busy is asked again, and one that knows nobody by this name is not', async () => {
    const id = await askOut(store, asker);
    server.state.refuse = { code: 451, text: 'Later' };
    await post();
    const letter = async () => (await outboxOf(store, id)).find(({ carrier }) => carrier === 'asker');
    expect(await letter()).toMatchObject({ state: 'waiting', attempts: 1, fault: 'the mail server answered 451 (EENVELOPE)' });
    server.state.refuse = { code: 550, text: 'No such user' };
    await post(start + 60_000);
    // Without the address, which the server names.
    expect(await letter()).toMatchObject({ state: 'failed', fault: 'the mail server answered 550 (EENVELOPE)' });
  });

  test('that is away is asked again', async () => {
    const id = await askOut(store, asker);
    const carriers = createMailCarriers(desk(store), createSmtpSender('smtp://127.0.0.1:1'));
    expect(await deliver(store, start, carriers)).toEqual({ sent: 0, delayed: 1, failed: 0 });
    expect((await outboxOf(store, id))[0]).toMatchObject({
      state: 'waiting',
      fault: 'the mail server could not be used (ESOCKET)',
    });
  });

  test('without TLS gets no password', async () => {
    await askOut(store, asker);
    const url = server.url.replace('//', '//user:secret@');
    expect(await deliver(store, start, createMailCarriers(desk(store), createSmtpSender(url)))).toMatchObject({ delayed: 1 });
    expect([server.delivered, server.passwords]).toEqual([[], []]);
  });
});
