import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { ballotsFrom } from '../../../src/feedback/votes/ballot.ts';
import { rememberRevisions } from '../../../src/feedback/votes/revisions.ts';
import { readTotals, rebuildTotals, settleTotals } from '../../../src/feedback/votes/totals.ts';
import { dayMs } from '../../../src/metrics/instants.ts';
import { migrate } from '../../../src/records/migrate.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { type Store, statement } from '../../../src/store/store.ts';
import type { Proof } from './proofs.ts';

const articles = 1_000;
/** Votes come evenly over three years. */
const spanMs = 3 * 365 * dayMs;
const recentVotes = 10_000;

const budgets = { readSeconds: 0.1, refreshSeconds: 2, rebuildSeconds: 150, memoryMiB: 350 };

/** Totals, refresh and rebuild over so many votes, and the memory they need. Budgets hold for ten million. */
export async function proveVolume(file: string, votes: number, progress: (line: string) => void): Promise<Proof> {
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
    ['totals read, with a day of votes not settled (s)', reading, budgets.readSeconds],
    ['totals read, all settled (s)', readingSettled, budgets.readSeconds],
    [`refresh after ${recentVotes} votes (s)`, refreshing, budgets.refreshSeconds],
    ['first settling of all (s)', settling, undefined],
    ['rebuild from the events (s)', rebuilding, budgets.rebuildSeconds],
    ['most memory (MiB)', memoryMiB, budgets.memoryMiB],
    ['database (MiB)', statSync(file).size / 1_048_576, undefined],
  ];
  const table = rows.map(
    ([name, value, budget]) =>
      `  ${name.padEnd(52)} ${value.toFixed(2).padStart(9)}${budget === undefined ? '' : `  (budget ${budget})`}`,
  );
  return {
    table: [`  ${votes} votes; rebuilt totals are ${isSame ? 'the same' : 'NOT THE SAME'}`, ...table].join('\n'),
    isMet: isSame && rows.every(([, value, budget]) => budget === undefined || value <= budget),
  };
}

/** Straight into the tables, in the order of time, as the endpoint writes them. */
async function fill(store: Store, votes: number, from: number, to: number, progress: (line: string) => void): Promise<void> {
  // So few that what is sent does not outlive a young generation: it is the store's memory that is watched.
  const atOnce = 500;
  for (let first = 0; first < votes; first += atOnce) {
    const size = Math.min(atOnce, votes - first);
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
    if (first % 1_000_000 < atOnce) progress(`${first} votes`);
  }
}

async function seconds(task: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await task();
  return (performance.now() - began) / 1_000;
}
