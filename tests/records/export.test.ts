import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { csvLine } from '../../src/csv.ts';
import { UserError } from '../../src/errors.ts';
import { commentSchema, recordComment } from '../../src/feedback/comments/comment.ts';
import { comment } from '../../src/feedback/comments/tables.ts';
import { confirmSearch } from '../../src/feedback/searches/confirm-search.ts';
import { readDemand } from '../../src/feedback/searches/demand.ts';
import { recordFailedSearch } from '../../src/feedback/searches/record-search.ts';
import { recordVote } from '../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { event, revision } from '../../src/feedback/votes/tables.ts';
import { readTotals, settleTotals } from '../../src/feedback/votes/totals.ts';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { lastDays } from '../../src/metrics/period.ts';
import { exportCsv, exportJson } from '../../src/records/export.ts';
import { importJson } from '../../src/records/import.ts';
import { migrate } from '../../src/records/migrate.ts';
import { ephemeralTables, exportedTables, tables } from '../../src/records/tables.ts';
import { backupSqlite } from '../../src/store/sqlite/backup.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { arrival, countingRandom, key, openStore, published, revisionsFile, sender, start, vote } from '../feedback/builders.ts';
import { newFolder } from '../support/folder.ts';

let store: Store;
const random = countingRandom();

/** Votes of many readers, one changed, five held back, a comment, and failed searches. */
async function fill(filled: Store): Promise<void> {
  await rememberRevisions(filled, revisionsFile([published(), published({ id: 'invoice' })]), start);
  const cast = (number: number) =>
    recordVote(filled, arrival(filled, random), vote({ article: number % 3 === 0 ? 'invoice' : 'refund' }));
  // The first vote creates the day's salt.
  await cast(0);
  for (const from of [1, 2, 3]) {
    const helpful = await recordVote(filled, arrival(filled, random), vote({ article: 'invoice' }));
    const searched = {
      ...{ key, settings: defaultFeedbackSettings, now: start, random },
      sender: sender({ address: `203.0.113.${from}`, agent: '' }),
    };
    if ('ballot' in helpful) await confirmSearch(filled, searched, { ballot: helpful.ballot, query: '开票' });
    if ('ballot' in helpful && from === 1)
      await confirmSearch(filled, { ...searched, key: otherKey }, { ballot: helpful.ballot, query: '只有我问' });
  }
  await Promise.all(Array.from({ length: 1_099 }, (_, number) => cast(number + 1)));
  const reader = { address: '203.0.113.1', agent: 'Test' };
  let ballot = '';
  for (let time = 0; time < 8; time++) {
    const result = await recordVote(filled, arrival(filled, random, { reader }), vote());
    if ('ballot' in result) ballot = result.ballot;
  }
  await recordVote(filled, arrival(filled, random), vote({ ballot, value: 'not-helpful' }));
  const text = '=HYPERLINK("https://evil.example","x")';
  await recordComment(filled, { audience: 'public', reasons: [], now: start }, commentSchema.parse({ ballot, text }));
  for (const from of [1, 2, 3])
    await recordFailedSearch(
      filled,
      {
        key,
        settings: defaultFeedbackSettings,
        sender: sender({ address: `203.0.113.${from}`, agent: '' }),
        now: start,
        random,
      },
      { locale: 'zh-cn', query: '退款进度', outcome: 'no-result' },
    );
}

/** Under which the same vote confirms another search. */
const otherKey = new Uint8Array(32).fill(8);

async function textOf(lines: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const line of lines) text += line;
  return text;
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.split('\n');
}

const rows = (from: Store, table: string) => from.query(statement(`SELECT * FROM ${table} ORDER BY 1`));

beforeEach(async () => {
  store = await openStore();
});

describe('an export', () => {
  test('gives the same votes, totals, comments and demand when it is imported elsewhere, also twice', async () => {
    await fill(store);
    const text = await textOf(exportJson(store, exportedTables));
    const other = await openStore();
    expect(await importJson(other, linesOf(text), start)).toBe(text.trim().split('\n').length);
    expect(await importJson(other, linesOf(text), start)).toBe(0);
    expect(await readTotals(other)).toEqual(await readTotals(store));
    await settleTotals(other, start + 9 * dayMs);
    expect(await readTotals(other)).toEqual(await readTotals(store));
    const demand = await readDemand(store, lastDays(start, 1));
    expect(demand.confirmations).toEqual([{ locale: 'zh-cn', text: '开票', article: 'invoice', n: 3 }]);
    expect(await readDemand(other, lastDays(start, 1))).toEqual(demand);
    for (const table of ['ballot', 'comment', 'revision', 'count', 'tally'])
      expect(await rows(other, table)).toEqual(await rows(store, table));
    expect(await textOf(exportJson(other, exportedTables))).toBe(text);
  });

  test('of an engine that did not say why a vote is held back can be imported', async () => {
    await fill(store);
    const before = (await textOf(exportJson(store, [revision, event])))
      .replaceAll('"held":""', '"trust":1')
      .replaceAll(/"held":"[a-z]+"/g, '"trust":0');
    const other = await openStore();
    await importJson(other, linesOf(before), start);
    expect(await readTotals(other)).toEqual(await readTotals(store));
  });

  test('of an older release can be imported', async () => {
    const text = { article: 'refund', locale: 'en', edition: 'public', revision: 'aaaaaaaaaaaa' };
    const at = start - 9 * dayMs;
    const ballot = `${at}AAAAAAAAAAAAAAAAAAAAAA`;
    const lines = [
      { table: 'revision', ...text, sketch: 'ab', redirect_from: '[]', first_seen: at },
      { table: 'event', id: '1', ballot, ...text, value: 'not-helpful', at, held: '' },
      { table: 'tally', ...text, hour: String(at - (at % 3_600_000)), held: '', writer: '', n: 1 },
      { table: 'folded', ...text, helpful: 4, not_helpful: 0, held_back: 1 },
      { table: 'comment', ballot, ...text, reason: 'outdated', text: null, trust: 1, at },
      {
        ...{ table: 'survey', id: '2', locale: 'en', edition: 'public', csat: 5, resolved: 1, speed: null },
        ...{ reason: null, article: 'refund', question: null, trust: 0, at },
      },
      { table: 'demand', hash: 'h', locale: 'en', salt: 's', text: 'refund', last_at: at },
      { table: 'count', day: '2026-11-11', kind: 'query', locale: 'en', name: 'h', n: 3 },
    ];
    expect(await importJson(store, linesOf(lines.map((line) => JSON.stringify(line)).join('\n')), start)).toBe(lines.length);
    expect(await readTotals(store)).toMatchObject([{ helpful: 4, notHelpful: 1, heldBack: 1 }]);
    const exported = (await textOf(exportJson(store, exportedTables))).trim().split('\n');
    expect(exported.map((line) => JSON.parse(line))).toEqual(lines);
  });

  test('holds no salt, no tag, no address and no query that too few asked', async () => {
    await fill(store);
    await recordFailedSearch(
      store,
      {
        key,
        settings: defaultFeedbackSettings,
        sender: sender({ address: '203.0.113.1', agent: '' }),
        now: start,
        random,
      },
      { locale: 'zh-cn', query: '只有我问', outcome: 'no-result' },
    );
    const text = await textOf(exportJson(store, exportedTables));
    const hidden = [...(await rows(store, 'salt')), ...(await rows(store, 'seen')), ...(await rows(store, 'demand_reader'))];
    const secrets = hidden.flatMap((row) => [row['value'], row['tag']]).filter((secret) => secret !== undefined);
    expect(secrets.length).toBeGreaterThan(1_000);
    expect(secrets.filter((secret) => text.includes(String(secret)))).toEqual([]);
    expect(text).not.toMatch(/203\.0\.113|只有我问/);
    expect(await rows(store, 'confirmation')).toHaveLength(2);
    expect(text.match(/"table":"confirmation"/g)).toHaveLength(1);
  });

  const counter = { table: 'count', day: '2026-11-20', kind: 'word', locale: 'en', name: 'x', n: 1 };
  const { seq: _, ...castVote } = Object.fromEntries(Object.keys(event.columns).map((column) => [column, 'x']));
  const voteLine = { table: 'event', ...castVote, value: 'helpful', edition: 'public', at: 1, held: '' };
  const commentLine = {
    ...{ table: 'comment', ballot: 'x', article: 'x', locale: 'en', revision: 'x', edition: 'public' },
    ...{ reason: null, text: 'x', trust: 1, at: 1 },
  };

  test.each([
    ['nonsense', 'it is not a JSON object.'],
    ['[]', 'it is not a JSON object.'],
    [{ table: 'salt', day: 'x', value: 'y' }, '`salt` is not an exported table.'],
    [{ table: '__proto__' }, '`__proto__` is not an exported table.'],
    [{ ...counter, n: undefined }, 'column `n` of `count` is missing.'],
    [{ ...counter, n: 'many' }, 'column `n` of `count` is "many"; it must be a whole number.'],
    [{ ...counter, n: 1.5 }, 'column `n` of `count` is 1.5; it must be a whole number.'],
    [{ ...counter, n: null }, 'column `n` of `count` is null; it must be a whole number.'],
    [{ ...counter, day: 20261120 }, 'column `day` of `count` is 20261120; it must be text.'],
    [{ ...counter, day: null }, 'column `day` of `count` is null; it must be text.'],
    [{ ...counter, name: ['x'.repeat(200)] }, `column \`name\` of \`count\` is ["${'x'.repeat(77)}…; it must be text.`],
    [{ ...counter, 'x; DROP': 1 }, '`count` has no column `x; DROP`.'],
    [{ ...commentLine, trust: 7 }, 'column `trust` of `comment` is 7; it must be one of 0, 1.'],
    [{ ...commentLine, text: 7 }, 'column `text` of `comment` is 7; it must be text, or null.'],
    [{ ...commentLine, edition: 'secret' }, 'column `edition` of `comment` is "secret"; it must be one of "public", "internal".'],
    [{ ...voteLine, value: 'maybe' }, 'column `value` of `event` is "maybe"; it must be one of "helpful", "not-helpful".'],
    [
      { ...voteLine, held: 'why' },
      'column `held` of `event` is "why"; it must be one of "", "device", "address", "network", "surge", "machine".',
    ],
    [{ ...voteLine, seq: 1 }, '`event` has no column `seq`.'],
  ])('is refused with the line, column and value at fault: %j', async (row, why) => {
    const line = typeof row === 'string' ? row : JSON.stringify(row);
    const error = await importJson(store, linesOf(`\n${line}`), start).catch((thrown: unknown) => thrown);
    expect(error).toEqual(
      new UserError(`Line 2 cannot be imported: ${why}`, 'Import a file that `npm run feedback -- export` wrote, unchanged.'),
    );
    expect(await rows(store, 'event')).toEqual([]);
  });

  test('is imported when its lines are valid', async () => {
    const text = [counter, voteLine, commentLine].map((row) => JSON.stringify(row)).join('\n');
    expect(await importJson(store, linesOf(text), start)).toBe(3);
  });

  test('and a backup leave out every table whose rows must not outlive their purpose', () => {
    expect(ephemeralTables).toEqual(['staff_token', 'staff_looking', 'demand_reader', 'request', 'seen', 'salt']);
    expect(tables.filter((table) => table.isEphemeral && table.export !== undefined)).toEqual([]);
  });

  test('as CSV is safe to open in a spreadsheet', async () => {
    await fill(store);
    const text = await textOf(exportCsv(store, comment));
    expect(text).toMatch(/^\ufeffballot,article,/);
    expect(text).toContain(`"'=HYPERLINK(""[…]"")"`.slice(0, 16));
    expect(text.split('\r\n')).toHaveLength(3);
  });
});

describe('a line of CSV', () => {
  test.each([
    ['=1+1', `"'=1+1"`],
    [' +1', `"' +1"`],
    ['-2', `"'-2"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['＝1', `"'＝1"`],
    ['\u200b=1', `"'\u200b=1"`],
    ['\tx', `"'\tx"`],
    ['a "b", c', '"a ""b"", c"'],
    ['line\nbreak', '"line\nbreak"'],
    ['退款', '退款'],
  ])('writes %j as %j', (cell, written) => {
    expect(csvLine([cell])).toBe(written);
  });

  test('writes numbers unchanged and null as an empty cell', () => {
    expect(csvLine([-5, null, 0])).toBe('-5,,0');
  });

  test('never begins a text cell like a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(csvLine([text])).not.toMatch(/^"?[=+\-@\t\r]/);
      }),
    );
  });
});

describe('a backup', () => {
  test('is complete while votes continue, has no trace of salts and tags, and gives the same totals', async () => {
    const folder = newFolder();
    const [file, copy] = [join(folder, 'live.db'), join(folder, 'copy.db')];
    const live = createSqliteStore({ file });
    await migrate(live);
    await fill(live);
    const before = await readTotals(live);
    const secrets = (await live.query(statement('SELECT value AS secret FROM salt UNION ALL SELECT tag FROM seen'))).map((row) =>
      String(row['secret']),
    );
    backupSqlite(file, copy, ephemeralTables);
    await recordVote(live, arrival(live, random), vote());
    const bytes = readFileSync(copy);
    expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
    const restored = createSqliteStore({ file: copy });
    await migrate(restored);
    expect(await readTotals(restored)).toEqual(before);
    expect(await restored.query(statement('PRAGMA integrity_check'))).toEqual([{ integrity_check: 'ok' }]);
    expect((await recordVote(restored, arrival(restored, random), vote())).outcome).toBe('stored');
    await Promise.all([live.close(), restored.close()]);
  });

  test('needs a database to copy', () => {
    const folder = newFolder();
    expect(() => backupSqlite(join(folder, 'none.db'), join(folder, 'copy.db'), [])).toThrow(/There is no database/);
  });
});
