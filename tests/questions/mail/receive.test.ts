import { beforeEach, describe, expect, test } from 'vitest';
import { dayMs, hourMs } from '../../../src/metrics/instants.ts';
import { type ReceiveOutcome, receiveMail } from '../../../src/questions/mail/receive-mail.ts';
import { letterId, plusAddress, questionInText, threadToken } from '../../../src/questions/mail/thread.ts';
import { trimQuote } from '../../../src/questions/mail/trim-quote.ts';
import { createSealer } from '../../../src/questions/sealer.ts';
import { readQuestion } from '../../../src/questions/stored-question.ts';
import { mailsPerHour, maxQuestionLength } from '../../../src/readers/limits.ts';
import { type Store, statement } from '../../../src/store/store.ts';
import { key, openStore, start } from '../../feedback/builders.ts';
import { random, sealer } from '../builders.ts';
import { askOut, moveOut, outboxOf, outSettings, toldOf } from '../outbox/builders.ts';

let store: Store;
let mails = 0;
beforeEach(async () => {
  store = await openStore();
});

interface Written {
  from?: string;
  to?: string;
  subject?: string;
  headers?: readonly string[];
  body?: string | Uint8Array;
  id?: string;
}

function mail({
  from = 'Lin <lin@example.com>',
  to = 'service@help.example',
  subject = 'Refund',
  headers = [],
  body = 'Where is it?',
  id,
}: Written = {}): Buffer {
  mails += 1;
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: ${id ?? `<${mails}@example.com>`}`,
    'MIME-Version: 1.0',
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), Buffer.from(body as string)]);
}

function receive(raw: Uint8Array, now = start, own = sealer): Promise<ReceiveOutcome> {
  const options = {
    sealer: own,
    settings: outSettings,
    zone: 'Asia/Shanghai',
    locales: ['zh-cn', 'en'],
    channelOf: () => 'mail',
    now,
    random,
  };
  return receiveMail(store, options, raw);
}

async function received(raw: Uint8Array, now = start) {
  const outcome = await receive(raw, now);
  const question = 'id' in outcome ? await readQuestion(store, sealer, outcome.id) : undefined;
  return { outcome: outcome.outcome, question, text: question?.steps.at(-1)?.written?.text ?? question?.asked?.text };
}

const count = async (): Promise<number> => Number((await store.query(statement('SELECT count(*) AS n FROM question')))[0]?.['n']);

/** A question of Lin’s, and the Message-ID of the letter about it. */
async function asked() {
  const id = await askOut(store, { contact: 'Lin@Example.com', mail: 'yes' });
  return { id, letter: letterId(threadToken(sealer, id), 2, 'answered', 'service@help.example') };
}

describe('a mail that replies to nothing', () => {
  test('is a new question, whose asker gets letters in the same thread', async () => {
    const { outcome, question } = await received(mail({ id: '<first@example.com>' }));
    expect([outcome, question?.channel, question?.locale, question?.state]).toEqual(['asked', 'mail', 'en', 'received']);
    expect(question?.asked).toMatchObject({
      text: 'Refund\n\nWhere is it?',
      contact: 'lin@example.com',
      mail: true,
      messageId: '<first@example.com>',
    });
    expect(toldOf(await outboxOf(store, question?.id ?? ''))).toContain('received → asker');
  });

  test('is stored once, however often and at once it is delivered', async () => {
    const raw = mail();
    const outcomes = await Promise.all([receive(raw), receive(raw), receive(raw)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['asked', 'duplicate', 'duplicate']);
    expect((await receive(raw, start + dayMs)).outcome).toBe('duplicate');
    expect(await count()).toBe(1);
  });

  test.each(['', '<>', '<scan@printer>'])('is stored though somebody else’s had the Message-ID %j', async (id) => {
    const outcomes = [
      await receive(mail({ id, from: 'eve@example.com' })),
      await receive(mail({ id, body: 'Mine is another one.' })),
    ];
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['asked', 'asked']);
  });

  test('is stored once, also when the key was changed between two deliveries', async () => {
    const raw = mail();
    const first = await receive(raw);
    const both = createSealer(new Uint8Array(32).fill(9), random, [key]);
    expect(await receive(raw, start, both)).toEqual({ ...first, outcome: 'duplicate' });
    expect(await receive(mail(), start, both)).toMatchObject({ outcome: 'asked' });
    expect(await count()).toBe(2);
  });

  test('has no contact when its address is longer than one can be', async () => {
    const { question } = await received(mail({ from: `${'x'.repeat(9_000)}@example.com` }));
    expect([question?.asked?.contact, question?.customer]).toEqual([undefined, null]);
  });

  test('is read in GB18030, in HTML, and with faults in its encoding', async () => {
    const gb = Buffer.from('cdcbbfeeb5bdd5cbc1cbc2f0a3bf', 'hex');
    const chinese = await received(
      mail({
        subject: '=?gb18030?B?zcu/7g==?=',
        headers: ['Content-Type: text/plain; charset=gb18030', 'Content-Transfer-Encoding: 8bit'],
        body: gb,
      }),
    );
    expect([chinese.question?.locale, chinese.text]).toEqual(['zh-cn', '退款\n\n退款到账了吗？']);
    const html = await received(
      mail({
        headers: ['Content-Type: text/html; charset=utf-8'],
        body: '<style>p{}</style><p>Hello &amp; <b>bye</b><br>you</p><script>x()</script><blockquote>old</blockquote>',
      }),
    );
    expect(html.text).toBe('Refund\n\nHello & bye\nyou');
    const broken = await received(
      mail({
        headers: ['Content-Type: text/plain; charset=utf-9', 'Content-Transfer-Encoding: quoted-printable'],
        body: 'caf=C3=A9 =ZZ =',
      }),
    );
    expect(broken.outcome).toBe('asked');
    expect(broken.text).toContain('=ZZ');
  });

  test('loses its attachments, and says so; one that is too long is shortened, and says so', async () => {
    const boundary = ['Content-Type: multipart/mixed; boundary=b'];
    const parts =
      '--b\r\nContent-Type: text/plain\r\n\r\nSee the picture.\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename="a.png"\r\nContent-Transfer-Encoding: base64\r\n\r\n';
    const cut = await received(mail({ headers: boundary, body: `${parts}${'QUJD'.repeat(50_000)}` }));
    expect(cut.text).toBe('Refund\n\nSee the picture.\n[1 attachment, not kept]');
    const long = await received(mail({ body: 'x'.repeat(9_000) }));
    expect([...(long.text ?? '')].length).toBeLessThanOrEqual(maxQuestionLength);
    expect(long.text).toMatch(/\[shortened: the mail has 9008 characters\]$/);
    const both = await received(mail({ headers: boundary, body: `${parts.replace('See the picture.', 'x'.repeat(9_000))}QUJD` }));
    expect([...(both.text ?? '')].length).toBe(maxQuestionLength);
  });
});

describe('a reply', () => {
  test('to a letter is added to its question, without what it quotes', async () => {
    const { id, letter } = await asked();
    await moveOut(store, id, { move: 'answer', written: { text: 'Try again.' } });
    const body =
      'It still fails.\r\n\r\nOn Fri, 20 Nov 2026 at 16:00, Support <service@help.example>\r\nwrote:\r\n> Try again.\r\n';
    const { outcome, question, text } = await received(mail({ headers: [`In-Reply-To: ${letter}`], body }));
    expect([outcome, question?.id, question?.state, text]).toEqual(['added', id, 'assigned', 'It still fails.']);
  });

  test('to its own address is added, too, and one to a solved question opens it again', async () => {
    const { id } = await asked();
    await moveOut(store, id, { move: 'answer', written: { text: 'Done.' } });
    await moveOut(store, id, { move: 'resolve' });
    const to = plusAddress('service@help.example', threadToken(sealer, id)).toUpperCase();
    const { outcome, question } = await received(mail({ to, from: 'lin@EXAMPLE.com' }));
    expect([outcome, question?.id, question?.state, question?.reopened]).toEqual(['added', id, 'assigned', 1]);
  });

  test.each([
    ['of somebody else', 'eve@example.com', (letter: string) => letter],
    [
      'with a token that is made up',
      'lin@example.com',
      (letter: string) => letter.replace(/-[0-9a-f]{20}/, `-${'0'.repeat(20)}`),
    ],
  ])('%s is a question of its own', async (_, from, change) => {
    const { id, letter } = await asked();
    const { outcome, question } = await received(mail({ from, headers: [`References: ${change(letter)}`] }));
    expect([outcome, question?.id === id]).toEqual(['asked', false]);
    expect((await readQuestion(store, sealer, id))?.steps).toHaveLength(1);
  });

  test('delivered twice at once is added once', async () => {
    const { id, letter } = await asked();
    const raw = mail({ headers: [`In-Reply-To: ${letter}`] });
    expect((await Promise.all([receive(raw), receive(raw)])).map(({ outcome }) => outcome).sort()).toEqual([
      'added',
      'duplicate',
    ]);
    expect((await readQuestion(store, sealer, id))?.steps).toHaveLength(2);
  });
});

describe('no loop', () => {
  test.each([
    ['an automatic reply', { headers: ['Auto-Submitted: auto-replied (vacation)'] }],
    ['bulk mail', { headers: ['Precedence: bulk'] }],
    ['a mailing list', { headers: ['List-Id: <news.example.com>'] }],
    ['a bounce', { headers: ['Return-Path: <>'] }],
    ['a report', { headers: ['Content-Type: multipart/report; report-type=delivery-status; boundary=b'] }],
    ['a mail server', { from: 'MAILER-DAEMON@example.com' }],
    ['our own letter', { headers: ['X-Loop: service@help.example'] }],
    ['our own Message-ID', { id: letterId('261120-000000-00', 1, 'received', 'service@help.example') }],
    ['our own address', { from: 'Service+x@help.example' }],
  ])('begins with %s', async (_, written) => {
    expect((await receive(mail(written))).outcome).toBe('ignored');
    expect(await count()).toBe(0);
  });

  test('is fed by one sender without end: further mails are for later', async () => {
    const outcomes: string[] = [];
    for (let n = 0; n < mailsPerHour + 2; n += 1) outcomes.push((await receive(mail())).outcome);
    expect(outcomes.filter((outcome) => outcome === 'too-many')).toHaveLength(2);
    expect((await receive(mail({ from: 'mia@example.com' }))).outcome).toBe('asked');
    expect((await receive(mail(), start + 2 * hourMs)).outcome).toBe('asked');
  });
});

test.each([
  ['nothing', ''],
  ['no header', 'hello'],
  ['no sender', 'Subject: x\r\n\r\nhello'],
  ['bytes', '\u0000\u00ff\u00fe'.repeat(999)],
])('%s is not a mail', async (_, raw) => {
  expect((await receive(Buffer.from(raw))).outcome).toBe('not-a-mail');
});

test('a hostile mail takes no longer than its size', async () => {
  const before = process.cpuUsage();
  await receive(mail({ body: `${'On x\n'.repeat(20_000)}` }));
  await receive(mail({ headers: ['Content-Type: text/html'], body: '<div>'.repeat(50_000) }));
  await receive(mail({ headers: [`References: ${'261120-000000-'.repeat(20_000)}`] }));
  await receive(
    mail({
      headers: ['Content-Type: multipart/mixed; boundary=b'],
      body: '--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n'.repeat(20_000),
    }),
  );
  // Of this process, so that others on a busy machine do not count.
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10);
});

test.each([
  ['Yes.\n\n在 2026年11月20日，客服 写道：\n> old', 'Yes.'],
  ['Yes.\n------------------ 原始邮件 ------------------\nold', 'Yes.'],
  ['Yes.\nFrom: Support\nSent: Friday\nTo: Lin\nold', 'Yes.'],
  ['Yes.\n> —— 回复请写在这一行上面 ——\n> old', 'Yes.'],
  ['Yes.\n-- \nLin Yue', 'Yes.'],
  ['> old question\nMy answer\n> more', '> old question\nMy answer'],
  ['From: the shop to here it took a week', 'From: the shop to here it took a week'],
  ['> only quoted', '> only quoted'],
])('of %j, %j is kept', (text, kept) => {
  expect(trimQuote(text)).toBe(kept);
});

test('a token is found in any case, and only a genuine one', async () => {
  const token = threadToken(sealer, '261120-abc123');
  expect(questionInText(sealer, `<jieda.${token.toUpperCase()}.1.received@x>`)).toBe('261120-abc123');
  expect(questionInText(sealer, `x${token}`)).toBeUndefined();
  expect(questionInText(sealer, token.replace('abc', 'abd'))).toBeUndefined();
});
