import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordVote } from '../../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../../src/feedback/votes/revisions.ts';
import { readTotals, rebuildTotals, settleTotals } from '../../../src/feedback/votes/totals.ts';
import { dayMs } from '../../../src/metrics/instants.ts';
import { createD1Store } from '../../../src/store/d1.ts';
import { createPostgresStore } from '../../../src/store/postgres.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { statement } from '../../../src/store/store.ts';
import { postgresPools } from '../../support/postgres-pools.ts';
import { startD1 } from '../../support/worker.ts';
import { arrival, countingRandom, openStore, revisionsFile, start, vote } from '../builders.ts';
import { testVoting } from '../voting-contract.ts';

const openPool = postgresPools();
let d1: Awaited<ReturnType<typeof startD1>>;

beforeAll(async () => {
  d1 = await startD1();
});
afterAll(() => d1?.dispose());

testVoting('SQLite', async () => createSqliteStore({ file: ':memory:' }), { numRuns: 15 });
testVoting('PostgreSQL', async () => createPostgresStore({ pool: await openPool() }), { numRuns: 3 });
testVoting(
  'D1',
  async () => {
    await d1.empty();
    return createD1Store({ database: d1.database });
  },
  { numRuns: 3 },
);

const manyVotesInOneCell = 300;

test('mends totals that something else has spoilt', async () => {
  const store = await openStore();
  await rememberRevisions(store, revisionsFile(), start);
  const random = countingRandom();
  await Promise.all(
    Array.from({ length: manyVotesInOneCell }, (_, number) =>
      // Evenly over a day, or they were a surge.
      recordVote(store, arrival(store, random, { now: start + (number / manyVotesInOneCell) * dayMs }), vote()),
    ),
  );
  await settleTotals(store, start + 4 * dayMs);
  await store.write([statement('UPDATE total SET helpful = 7'), statement('DELETE FROM ballot')]);
  await rebuildTotals(store, start + 3 * dayMs);
  expect(await readTotals(store)).toMatchObject([{ helpful: manyVotesInOneCell, notHelpful: 0 }]);
});

test('settles more ballots than one step holds, each of them once', async () => {
  const store = await openStore();
  const ballots = 12_001;
  await store.write([
    statement(
      `INSERT INTO ballot (ballot, seq, first_at, article, locale, revision, edition, value, trust)
       WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
       SELECT printf('%013d', ? + n) || 'AAAAAAAAAAAAAAAAAAAAAA', n, ? + n, 'refund', 'en', '111111111111', 'public', 'helpful', 1
       FROM number`,
      ballots,
      start,
      start,
    ),
  ]);
  expect(await settleTotals(store, start + 3 * dayMs)).toBe(ballots);
  expect(await readTotals(store)).toMatchObject([{ helpful: ballots }]);
  expect(await settleTotals(store, start + 3 * dayMs)).toBe(0);
});
