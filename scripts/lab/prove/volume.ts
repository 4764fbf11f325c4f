import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { ballotsFrom } from '../../../src/feedback/votes/ballot.ts';
import { rememberRevisions } from '../../../src/feedback/votes/revisions.ts';
import { readTotals, rebuildTotals, settleTotals } from '../../../src/feedback/votes/totals.ts';
import { dayMs } from '../../../src/metrics/instants.ts';
import { migrate } from '../../../src/records/migrate.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { type Store, statement } from '../../../src/store/store.ts';
import { renderTable } from '../table.ts';
import type { ProofResult } from './proof.ts';

const articles = 1_000;
/** Votes are spread evenly over three years. */
const spanMs = 3 * 365 * dayMs;
const recentVotes = 10_000;

/** For ten million votes. */
const budgets = { readSeconds: 0.1, refreshSeconds: 2, rebuildSeconds: 150, memoryMiB: 350 };

/** Measures reading, refreshing and rebuilding the totals of many votes, and the memory that takes. */
export async function proveVolume(file: string, votes: number, progress: (line: string) => void): Promise<ProofResult> {
  const store = createSqliteStore({ file });
  await migrate(store);
  const texts = Array.from({ length: articles }, (_, number) => ({
    id: `article-${number}`,
    locale: 'en',
    revision: '111111111111',
    redirectFrom: [],
    sketch: 'AAAA',
  }));
  await rememberRevisions(store, { version: 1, audience: 'public', articles: texts }, 0);
  const now = Date.now();
  await fill(store, votes - recentVotes, now - spanMs, now - 3 * dayMs, progress);
  progress('settling');
  const settling = await seconds(() => settleTotals(store, now));
  await fill(store, recentVotes, now - dayMs, now, progress);
  const reading = await seconds(() => readTotals(store));
  const before = await readTotals(store);
  const refreshing = await seconds(() => settleTotals(store, now + 3 * dayMs));
  const readingSettled = await seconds(() => readTotals(store));
  progress('rebuilding');
  const rebuilding = await seconds(() => rebuildTotals(store, now + 3 * dayMs));
  const isSame = JSON.stringify(await readTotals(store)) === JSON.stringify(before);
  await store.close();
  const memoryMiB = process.resourceUsage().maxRSS / 1_024;
  const rows: [string, number, number | undefined][] = [
    ['read totals, a day of votes not settled (s)', reading, budgets.readSeconds],
    ['read totals, all settled (s)', readingSettled, budgets.readSeconds],
    [`refresh after ${recentVotes} votes (s)`, refreshing, budgets.refreshSeconds],
    ['settle all for the first time (s)', settling, undefined],
    ['rebuild from events (s)', rebuilding, budgets.rebuildSeconds],
    ['peak memory (MiB)', memoryMiB, budgets.memoryMiB],
    ['database (MiB)', statSync(file).size / 1_048_576, undefined],
  ];
  const table = renderTable([
    ['', 'measured', 'budget'],
    ...rows.map(([name, value, budget]) => [name, value.toFixed(2), budget === undefined ? '' : String(budget)]),
  ]);
  return {
    table: [`${votes} votes; rebuilt totals are ${isSame ? 'the same' : 'NOT THE SAME'}`, ...table].join('\n'),
    isMet: isSame && rows.every(([, value, budget]) => budget === undefined || value <= budget),
  };
}

/** Writes votes straight into the tables, in order of time, as the endpoint would. */
async function fill(store: Store, votes: number, from: number, to: number, progress: (line: string) => void): Promise<void> {
  // Small enough to be freed early: the memory to measure is the store’s, not ours.
  const batchSize = 500;
  for (let first = 0; first < votes; first += batchSize) {
    const size = Math.min(batchSize, votes - first);
    const [row] = await store.query(statement('SELECT coalesce(max(seq), 0) AS seq FROM event'));
    const seq = Number(row?.['seq']);
    await store.write(
      Array.from({ length: size }, (_, index) => {
        const at = Math.floor(from + ((first + index) / votes) * (to - from));
        const value = Math.random() < 0.7 ? 'helpful' : 'not-helpful';
        const article = `article-${Math.floor(Math.random() ** 2 * articles)}`;
        const trust = Math.random() < 0.05 ? 0 : 1;
        const ballot = ballotsFrom(at) + randomBytes(16).toString('base64url');
        return [
          statement(
            "INSERT INTO event (id, ballot, article, locale, revision, value, edition, at, held) VALUES (?, ?, ?, 'en', '111111111111', ?, 'public', ?, ?)",
            ballot,
            ballot,
            article,
            value,
            at,
            trust === 1 ? '' : 'device',
          ),
          statement(
            "INSERT INTO ballot (ballot, seq, first_at, article, locale, revision, edition, value, trust) VALUES (?, ?, ?, ?, 'en', '111111111111', 'public', ?, ?)",
            ballot,
            seq + index + 1,
            at,
            article,
            value,
            trust,
          ),
        ];
      }).flat(),
    );
    if (first % 1_000_000 < batchSize) progress(`${first} votes`);
  }
}

async function seconds(task: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await task();
  return (performance.now() - began) / 1_000;
}
