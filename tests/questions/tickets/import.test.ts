import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listQuestions } from '../../../src/questions/list-questions.ts';
import { purgeQuestions } from '../../../src/questions/purge-questions.ts';
import { readServed } from '../../../src/questions/service/read-served.ts';
import { states } from '../../../src/questions/states.ts';
import { outcomeOf, readQuestion } from '../../../src/questions/stored-question.ts';
import { ticketFormats } from '../../../src/questions/tickets/formats/index.ts';
import { importTickets } from '../../../src/questions/tickets/import-tickets.ts';
import { type Mapping, mappingSchema, readMapping } from '../../../src/questions/tickets/mapping.ts';
import { surveyTickets } from '../../../src/questions/tickets/survey-tickets.ts';
import { ticketReader } from '../../../src/questions/tickets/to-ticket.ts';
import type { Store } from '../../../src/store/store.ts';
import { statement } from '../../../src/store/store.ts';
import { openStore, start } from '../../feedback/builders.ts';
import { newFolder } from '../../support/folder.ts';
import { move, random, sealer, settings } from '../builders.ts';

const known = {
  locales: ['zh-cn', 'en'],
  categories: ['refunds', 'lessons'],
  products: ['course'],
  channels: ['mail', 'hotline'],
  people: ['shen-wei'],
};

type Format = keyof typeof ticketFormats;

/** A file of an export, and what an import of it finds and does. */
function exported(content: string | Uint8Array, format: Format = 'csv', given: Partial<Mapping> = {}) {
  const file = join(newFolder(), 'export');
  writeFileSync(file, content);
  const { read, defaults } = ticketFormats[format];
  const toTicket = ticketReader(mappingSchema.parse(given), defaults, known);
  return {
    survey: () => surveyTickets(read(file), toTicket),
    store: (store: Store, { now = start, keepDays = 10_000 } = {}) =>
      importTickets(store, { system: format, sealer, random, settings, keepDays, now }, { records: read(file), toTicket }),
  };
}

const period = { from: '2025-01-01', to: '2025-12-31' };

const chinese = {
  zone: 'Asia/Shanghai',
  columns: {
    工单编号: 'id',
    标题: 'subject',
    内容: 'text',
    创建时间: 'received',
    首次回复: 'answered',
    完成时间: 'resolved',
    状态: 'state',
    手机: 'contact',
    处理人: 'assignee',
    结果: 'outcome',
  },
  values: { state: { 已完成: 'resolved', 处理中: 'assigned' }, assignee: { 沈薇: 'shen-wei', '*': null } },
} as const satisfies Partial<Mapping>;

/** “工单编号,标题…” as a Chinese spreadsheet saves it: `TextEncoder` knows no GB18030, so the bytes are given. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from([...text].flatMap((symbol) => (symbol < '\x80' ? [symbol.charCodeAt(0)] : (bytes.get(symbol) ?? []))));
}

const table = `工单编号,标题,内容,创建时间,首次回复,完成时间,状态,手机,处理人,结果
A1,退款没到账,"已经三天了,
还没到",2025/3/1 9:00,2025/3/1 9:30,2025-03-01 12:00:00,已完成,13800138000,沈薇,退给林女士
A2,课程打不开,,2025年3月2日 10:05,,,处理中,不愿留电话,王二,
`;

describe('a table', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode(table)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${table}`)],
    ['GB18030', gb18030(table)],
  ])('in %s becomes questions with their times, sealed', async (_, content) => {
    const store = await openStore();
    expect(await exported(content, 'csv', chinese).store(store)).toEqual({ stored: 2, known: 0, withoutText: 0 });
    const [open, done] = await listQuestions(store, sealer, { states }, 10);
    expect(done).toMatchObject({
      state: 'resolved',
      channel: 'form',
      locale: 'zh-cn',
      assignee: 'shen-wei',
      receivedAt: Date.parse('2025-03-01T01:00:00Z'),
      answeredAt: Date.parse('2025-03-01T01:30:00Z'),
      resolvedAt: Date.parse('2025-03-01T04:00:00Z'),
      // The export does not tell.
      classifiedAt: null,
      assignedAt: null,
      replies: 0,
      asked: { text: '退款没到账\n\n已经三天了,\n还没到', contact: '13800138000' },
    });
    expect(open).toMatchObject({ state: 'assigned', assignee: null, answeredAt: null, asked: { text: '课程打不开' } });
    expect(open?.asked?.contact).toBeUndefined();
    const history = await readQuestion(store, sealer, done?.id ?? '');
    expect(history?.steps.map(({ move: made }) => made)).toEqual(['ask', 'answer', 'resolve']);
    expect(history && outcomeOf(history)).toBe('退给林女士');
    expect(JSON.stringify(await store.query(statement('SELECT * FROM question_step')))).not.toContain('林');
    expect(await listQuestions(store, sealer, { states, text: '退款' }, 10)).toHaveLength(1);
  });

  test('is imported once, and what was erased since stays erased', async () => {
    const store = await openStore();
    const { store: run } = exported(table, 'csv', chinese);
    await run(store);
    const [first] = await listQuestions(store, sealer, { states }, 1);
    await move(store, first?.id ?? '', { move: 'erase', side: 'asker', actor: 'asker' });
    expect(await run(store)).toEqual({ stored: 0, known: 2, withoutText: 0 });
    expect((await readQuestion(store, sealer, first?.id ?? ''))?.asked).toBeUndefined();
    expect(await readServed(store, period)).toHaveLength(2);
  });

  test('older than the retention brings its figures only', async () => {
    const store = await openStore();
    const { store: run } = exported(table, 'csv', chinese);
    expect(await run(store, { keepDays: 30 })).toMatchObject({ stored: 2, withoutText: 2 });
    expect(await purgeQuestions(store, start, start)).toBe(0);
    const [served] = await readServed(store, period);
    expect(served).toMatchObject({ isImported: true, isErased: true, isResolved: true });
  });

  test('says every fault with its line and what was probably meant, and counts those that are alike', async () => {
    const { survey } = exported(
      `id,received,resolved,state,kind,category
1,2025-03-01 09:00Z,,resolvd,question,refund
2,gestern,,resolvd,question,refunds
,2025-03-01 09:00Z,,received,question,lessons
4,2025-03-01 09:00Z,2025-02-01 09:00Z,resolved,question,lessons
5,2025-03-01 09:00,,received,question,lessons
6,03/04/2025 09:00Z,,received,question,lessons
7,2025-02-30 09:00Z,,received,question,lessons
`,
    );
    const { tickets, faulty, faults } = await survey();
    expect([tickets, faulty]).toEqual([0, 7]);
    expect(faults.map(({ line, message, n }) => `${line} ${message} ×${n}`)).toEqual([
      '2 Column `state` says `resolvd`, which is not a state. Did you mean `resolved`? ×2',
      '2 Column `category` says `refund`, which is not a category. Did you mean `refunds`? ×1',
      '3 Column `received` says `gestern`, which is not a time. ×1',
      '4 A ticket has no id. ×1',
      '5 The ticket was resolved (2025-02-01T09:00) before it was received (2025-03-01T09:00). ×1',
      '6 Column `received` says `2025-03-01 09:00`, without a zone. ×1',
      '7 Column `received` says `03/04/2025 09:00Z`, of which day and month cannot be told apart. ×1',
      '8 Column `received` says `2025-02-30 09:00Z`, which is not a time. ×1',
    ]);
  });

  test.each([
    ['\n', '\n'],
    ['\r\n', '\r\n'],
    ['\r\n', '\n'],
    ['\n', '\r\n'],
  ])('keeps line numbers behind texts of several lines and empty lines: %j, in texts %j', async (end, inText) => {
    const text = ['a', 'b', 'c'].join(inText);
    const { survey } = exported(['id,received,text', `1,2025-03-01Z,"${text}"`, '', '2,never,', ''].join(end));
    expect((await survey()).faults).toMatchObject([{ line: 6, message: expect.stringContaining('never') }]);
  });

  test('that is not one is refused with where it ends being one', async () => {
    await expect(exported('id,text\n1,"two\nlines"\n\n2,"never closed\n3,b\n').survey()).rejects.toThrow(
      /export:5: a row begins here whose quotation mark is never closed/,
    );
    await expect(exported('"id,text\n1,b\n').survey()).rejects.toThrow(/export:1: a row begins here/);
    await expect(exported('id,text\n1,a"b\n').survey()).rejects.toThrow(/is not CSV: Invalid Opening Quote.*line 2/);
    await expect(exported(Uint8Array.of(0x69, 0xff, 0xff, 0xff)).survey()).rejects.toThrow('is not text in UTF-8 or GB18030');
    await expect(exported('').survey()).rejects.toThrow('is empty');
  });
});

describe('the JSON of', () => {
  const ticketOf = async (content: string, format: Format, given?: Partial<Mapping>) => {
    const store = await openStore();
    const { survey, store: run } = exported(content, format, given);
    const { faults } = await survey();
    expect(faults).toEqual([]);
    await run(store);
    const [question] = await listQuestions(store, sealer, { states }, 10);
    const [served] = await readServed(store, period);
    return { question, served };
  };

  const zendesk = {
    id: 35436,
    subject: 'Refund',
    description: 'My refund has not arrived.',
    created_at: '2025-03-01T09:00:00Z',
    status: 'closed',
    type: 'incident',
    via: { channel: 'email' },
    requester: { email: 'li@example.com', locale: 'en' },
    custom_fields: [{ id: 360001, value: 'money' }],
    metric_set: {
      initially_assigned_at: '2025-03-01T09:05:00Z',
      solved_at: '2025-03-02T09:00:00Z',
      reply_time_in_minutes: { calendar: 30, business: 10 },
      replies: 2,
      reopens: 1,
    },
  };
  const given = {
    columns: { 'custom_fields.360001': 'category' },
    values: { channel: { email: 'mail' }, category: { money: 'refunds' } },
  } as const;

  test.each([
    ['one to a line', `${JSON.stringify(zendesk)}\n`],
    ['in an answer of the API', JSON.stringify({ tickets: [zendesk], next_page: null })],
    ['in an answer with cursors', JSON.stringify({ meta: { has_more: false }, tickets: [zendesk], links: { next: null } })],
    ['in an array', JSON.stringify([zendesk])],
  ])('Zendesk, %s', async (_, content) => {
    const { question, served } = await ticketOf(content, 'zendesk', given);
    expect(question).toMatchObject({
      state: 'resolved',
      kind: 'fault',
      channel: 'mail',
      locale: 'en',
      category: 'refunds',
      severity: 'high',
      assignedAt: Date.parse('2025-03-01T09:05:00Z'),
      answeredAt: Date.parse('2025-03-01T09:30:00Z'),
      replies: 2,
      reopened: 1,
      asked: { text: 'Refund\n\nMy refund has not arrived.', contact: 'li@example.com' },
    });
    expect(served).toMatchObject({ isResolved: true, isImported: true, firstDueAt: null });
  });

  test('Intercom, with seconds, HTML and a rating', async () => {
    const conversation = {
      id: '1295',
      created_at: 1_740_819_600,
      state: 'closed',
      source: { type: 'conversation', body: '<p>Hi &amp; hello</p><p>Where is it?</p>', author: { email: 'li@example.com' } },
      statistics: { first_admin_reply_at: 1_740_820_200, last_close_at: 1_740_823_200, count_reopens: 0 },
      conversation_rating: { rating: 4 },
    };
    const answer = { type: 'conversation.list', pages: { page: 1, total_pages: 1 }, conversations: [conversation] };
    const values = { channel: { conversation: 'form' } };
    const { question, served } = await ticketOf(JSON.stringify(answer), 'intercom', { values });
    expect(question).toMatchObject({
      answeredAt: 1_740_820_200_000,
      // Reopenings without the number of replies do not tell whether one was enough.
      replies: 0,
      asked: { text: 'Hi & hello\nWhere is it?' },
    });
    expect(served).toMatchObject({ ratings: 1, goodRatings: 1 });
  });

  test('Freshdesk, as the API and as the account export write it', async () => {
    const ticket = {
      id: 7,
      subject: 'Certificate',
      status: 4,
      source: 3,
      created_at: '2025-03-01T09:00:00Z',
      stats: { first_responded_at: '2025-03-01T10:00:00Z', resolved_at: null },
    };
    const values = { channel: { 3: 'hotline' } };
    const { question } = await ticketOf(JSON.stringify([ticket]), 'freshdesk', { values });
    expect(question).toMatchObject({ state: 'resolved', channel: 'hotline', resolvedAt: null });
    const wrapped = { helpdesk_ticket: { ...ticket, id: undefined, display_id: 7 } };
    expect((await ticketOf(JSON.stringify([wrapped]), 'freshdesk', { values })).served).toMatchObject({
      isResolved: true,
      resolvedAt: null,
    });
  });

  test('anything else is refused', async () => {
    await expect(exported('{"id": 1, ', 'zendesk').survey()).rejects.toThrow('is not JSON after ticket 0');
  });
});

test('a mapping says what is wrong with it, where', () => {
  const read = readMapping('map.yaml', 'zone: Shanghai\ncolumns:\n  标题: subjekt\nvalue: {}\n');
  expect('findings' in read && read.findings.map(({ line, message }) => `${line} ${message}`)).toEqual([
    expect.stringMatching(/^1 .*Shanghai/),
    expect.stringMatching(/^3 .*subjekt.*Did you mean `subject`\?/),
    expect.stringMatching(/^4 .*value.*Did you mean `values`\?/),
  ]);
});

test('two tickets of one day whose ids are alike are both stored', async () => {
  const store = await openStore();
  const many = Array.from({ length: 300 }, (_, index) => `${index},2025-03-01 09:00Z,question ${index}`);
  const { store: run } = exported(['id,received,text', ...many].join('\n'));
  expect(await run(store)).toMatchObject({ stored: 300 });
  expect(await readServed(store, period)).toHaveLength(300);
});
