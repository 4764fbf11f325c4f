import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { csvLine } from '../../src/csv.ts';
import { UserError } from '../../src/errors.ts';
import { commentSchema, recordComment } from '../../src/feedback/comments/comment.ts';
import { readDemand } from '../../src/feedback/searches/demand.ts';
import { recordFailedSearch } from '../../src/feedback/searches/record-search.ts';
import { recordVote } from '../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { readTotals, settleTotals } from '../../src/feedback/votes/totals.ts';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { lastDays } from '../../src/metrics/period.ts';
import { exportCsv, exportJson } from '../../src/records/export.ts';
import { importJson } from '../../src/records/import.ts';
import { exportedTableNames } from '../../src/records/tables.ts';
import { backupSqlite } from '../../src/store/backup-sqlite.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { arrival, countingRandom, key, openStore, published, revisionsFile, sender, start, vote } from '../feedback/builders.ts';
import { newFolder } from '../support/folder.ts';

let store: Store;
const random = countingRandom();

/** Votes of many readers, one changed, five held back, a comment, and failed searches. */
async function fill(filled: Store): Promise<void> {
  await rememberRevisions(filled, revisionsFile([published(), published({ id: 'invoice' })]), start);
  for (let number = 0; number < 1_100; number++)
    await recordVote(filled, arrival(filled, random), vote({ article: number % 3 === 0 ? 'invoice' : 'refund' }));
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
  it('taken in elsewhere gives the same votes, totals, comments and demand, also twice', async () => {
    await fill(store);
    const text = await textOf(exportJson(store, exportedTableNames));
    const other = await openStore();
    expect(await importJson(other, linesOf(text), start)).toBe(text.trim().split('\n').length);
    expect(await importJson(other, linesOf(text), start)).toBe(0);
    expect(await readTotals(other)).toEqual(await readTotals(store));
    await settleTotals(other, start + 9 * dayMs);
    expect(await readTotals(other)).toEqual(await readTotals(store));
    expect(await readDemand(other, lastDays(start, 1))).toEqual(await readDemand(store, lastDays(start, 1)));
    for (const table of ['ballot', 'comment', 'revision', 'count', 'tally'])
      expect(await rows(other, table)).toEqual(await rows(store, table));
    expect(await textOf(exportJson(other, exportedTableNames))).toBe(text);
  });

  it('of an engine that did not say why a vote is held back is taken in, too', async () => {
    await fill(store);
    const before = (await textOf(exportJson(store, ['revision', 'event'])))
      .replaceAll('"held":""', '"trust":1')
      .replaceAll(/"held":"[a-z]+"/g, '"trust":0');
    const other = await openStore();
    await importJson(other, linesOf(before), start);
    expect(await readTotals(other)).toEqual(await readTotals(store));
  });

  it('holds no salt, no tag, no address and no query that too few asked', async () => {
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
    const text = await textOf(exportJson(store, exportedTableNames));
    const hidden = [...(await rows(store, 'salt')), ...(await rows(store, 'seen')), ...(await rows(store, 'demand_reader'))];
    const secrets = hidden.flatMap((row) => [row['value'], row['tag']]).filter((secret) => secret !== undefined);
    expect(secrets.length).toBeGreaterThan(1_000);
    expect(secrets.filter((secret) => text.includes(String(secret)))).toEqual([]);
    expect(text).not.toMatch(/203\.0\.113|只有我问/);
  });

  it('names the line that is none of ours', async () => {
    for (const [line, why] of [
      ['nonsense', 'it is no JSON object'],
      ['[]', 'it is no JSON object'],
      ['{"table":"salt","day":"x","value":"y"}', '`salt` is no table that is exported'],
      ['{"table":"__proto__"}', '`__proto__` is no table'],
      ['{"table":"count","day":"2026-11-20","kind":"word","locale":"en","name":"x"}', 'its column `n`'],
      ['{"table":"count","day":"2026-11-20","kind":"word","locale":"en","name":"x","n":"many"}', 'its column `n`'],
      ['{"table":"count","day":20261120,"kind":"word","locale":"en","name":"x","n":1}', 'its column `day`'],
      [
        '{"table":"comment","ballot":"x","article":"x","locale":"en","revision":"x","edition":"public","reason":null,"text":"x","trust":7,"at":1}',
        'its column `trust`',
      ],
      [
        '{"table":"event","id":"x","ballot":"x","article":"x","locale":"en","revision":"x","value":"helpful","edition":"public","at":1,"held":"why"}',
        'its column `held`',
      ],
      ['{"table":"count","day":"2026-11-20","kind":"word","locale":"en","name":"x","n":1,"x; DROP":1}', 'its column `x; DROP`'],
    ]) {
      const error = await importJson(store, linesOf(`\n${line}`), start).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).message).toContain(`Line 2 cannot be taken in: ${why}`);
    }
  });

  it('as CSV is harmless in a spreadsheet', async () => {
    await fill(store);
    const text = await textOf(exportCsv(store, 'comment'));
    expect(text).toMatch(/^\ufeffballot,article,/);
    expect(text).toContain(`"'=HYPERLINK(""[…]"")"`.slice(0, 16));
    expect(text.split('\r\n')).toHaveLength(3);
  });
});

describe('a line of CSV', () => {
  it.each([
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

  it('leaves numbers as they are, and nothing for null', () => {
    expect(csvLine([-5, null, 0])).toBe('-5,,0');
  });

  it('never begins a cell of text with what starts a formula', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(csvLine([text])).not.toMatch(/^"?[=+\-@\t\r]/);
      }),
    );
  });
});

describe('a backup', () => {
  it('is whole, though votes go on, and has no trace of salts and tags; served, it gives the same totals', async () => {
    const folder = newFolder();
    const [file, copy] = [join(folder, 'live.db'), join(folder, 'copy.db')];
    const live = createSqliteStore({ file });
    await migrate(live);
    await fill(live);
    const before = await readTotals(live);
    const secrets = (await live.query(statement('SELECT value AS secret FROM salt UNION ALL SELECT tag FROM seen'))).map((row) =>
      String(row['secret']),
    );
    backupSqlite(file, copy, ['salt', 'seen']);
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

  it('overwrites nothing and leaves nothing half made', () => {
    const folder = newFolder();
    expect(() => backupSqlite(join(folder, 'none.db'), join(folder, 'copy.db'), [])).toThrow(/There is no database/);
  });
});
