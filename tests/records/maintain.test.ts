import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { confirmSearch } from '../../src/feedback/searches/confirm-search.ts';
import { readDemand } from '../../src/feedback/searches/demand.ts';
import { recordFailedSearch } from '../../src/feedback/searches/record-search.ts';
import { recordVote } from '../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { readTotals, rebuildTotals } from '../../src/feedback/votes/totals.ts';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { lastDays } from '../../src/metrics/period.ts';
import { purgeExpired, purgeShortLived } from '../../src/records/purge.ts';
import { type Store, statement } from '../../src/store/store.ts';
import {
  arrival,
  countingRandom,
  hourMs,
  key,
  maintainLater,
  openStore,
  published,
  revisionsFile,
  secondText,
  sender,
  start,
  uuid,
  vote,
} from '../feedback/builders.ts';
import { runs } from '../support/properties.ts';

let store: Store;
let random = countingRandom();

beforeEach(async () => {
  store = await openStore();
  random = countingRandom();
  for (const edition of ['public', 'internal'] as const)
    await rememberRevisions(store, revisionsFile([published(), published({ revision: secondText })], edition), start);
});

const settings = { ...defaultFeedbackSettings, retention: { votesDays: 100, commentsDays: 50, questionsDays: 50 } };
const count = async (table: string) => Number((await store.query(statement(`SELECT count(*) AS n FROM ${table}`)))[0]?.['n']);

/** A reader's vote that confirms a search. */
async function confirm(query: string, now: number, from = 1): Promise<void> {
  const cast = await recordVote(store, arrival(store, random, { now }), vote());
  if (!('ballot' in cast)) throw new Error(cast.outcome);
  const searched = { key, settings, sender: sender({ address: `203.0.113.${from}`, agent: '' }), now, random };
  expect(await confirmSearch(store, searched, { ballot: cast.ballot, query })).toEqual({ outcome: 'counted' });
}

const search = (query: string, now: number, from = 1) =>
  recordFailedSearch(
    store,
    { key, settings, sender: sender({ address: `203.0.113.${from}`, agent: '' }), now, random },
    { id: uuid(now % 1e9), locale: 'zh-cn', query, outcome: 'no-result' },
  );

test('deletes readers and queries outside the window, and ids after two days', async () => {
  await search('一', start);
  await search('二', start + 20 * dayMs);
  await purgeShortLived(store, settings, start + 31 * dayMs);
  expect([await count('demand'), await count('demand_reader'), await count('request')]).toEqual([1, 1, 0]);
});

test('deletes what votes confirmed with the query, and after its retention', async () => {
  await confirm('一', start);
  for (const from of [1, 2, 3]) await confirm('二', start + from, from);
  await purgeShortLived(store, settings, start + 31 * dayMs);
  expect(await count('confirmation')).toBe(1);
  expect((await readDemand(store, lastDays(start, 1))).confirmations).toMatchObject([{ text: '二', n: 3 }]);
  await purgeExpired(store, settings, start + 52 * dayMs);
  expect([await count('demand'), await count('confirmation')]).toEqual([0, 0]);
});

test('keeps a query that is asked again within the window', async () => {
  await search('一', start);
  await search('一', start + 29 * dayMs, 2);
  await purgeShortLived(store, settings, start + 31 * dayMs);
  expect([await count('demand'), await count('demand_reader')]).toEqual([1, 1]);
});

test('deletes texts and counters after their retention', async () => {
  for (const from of [1, 2, 3]) await search('一', start + from, from);
  await purgeExpired(store, settings, start + 49 * dayMs);
  expect((await readDemand(store, lastDays(start, 1))).texts).toHaveLength(1);
  await purgeExpired(store, settings, start + 51 * dayMs);
  expect([await count('demand'), await count('count')]).toEqual([0, 0]);
});

test('deletes old votes without changing a total, also after a rebuild', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ hours: fc.nat(24 * 40), helpful: fc.boolean(), change: fc.boolean(), second: fc.boolean() }), {
        maxLength: 12,
      }),
      fc.nat(60),
      async (posts, daysLater) => {
        store = await openStore();
        await rememberRevisions(store, revisionsFile([published(), published({ revision: secondText })]), start);
        for (const { hours, helpful, change, second } of posts.toSorted((a, b) => a.hours - b.hours)) {
          const now = start + hours * hourMs;
          const body = vote({ value: helpful ? 'helpful' : 'not-helpful', ...(second && { revision: secondText }) });
          const result = await recordVote(store, arrival(store, random, { now }), body);
          if (change && 'ballot' in result)
            await recordVote(
              store,
              arrival(store, random, { now: now + 23 * hourMs }),
              vote({ ballot: result.ballot, value: 'helpful' }),
            );
        }
        const before = await readTotals(store);
        const now = start + (100 + daysLater) * dayMs;
        await maintainLater(store, settings, now);
        expect(await readTotals(store)).toEqual(before);
        const oldest = await store.query(statement('SELECT at FROM event ORDER BY seq LIMIT 1'));
        expect(Number(oldest[0]?.['at'] ?? now)).toBeGreaterThanOrEqual(now - 100 * dayMs);
        await rebuildTotals(store, now);
        expect(await readTotals(store)).toEqual(before);
        await store.close();
      },
    ),
    { numRuns: runs(10) },
  );
});

test('deletes more votes than fit into one batch', async () => {
  await Promise.all(
    Array.from({ length: 1_200 }, () => recordVote(store, arrival(store, random, { edition: 'internal' }), vote())),
  );
  const steps: number[] = [];
  await purgeExpired(store, settings, start + 101 * dayMs, ({ votes }) => steps.push(votes));
  expect(steps).toEqual([500, 1_000, 1_200, 1_200]);
  expect([await count('event'), await count('ballot')]).toEqual([0, 0]);
  expect(await readTotals(store)).toMatchObject([{ helpful: 1_200 }]);
});

test('deletes the hours of counted votes once they are settled, and those of held-back ones with the counters', async () => {
  for (let time = 0; time < 25; time++) await recordVote(store, arrival(store, random), vote());
  const hours = async () =>
    (await store.query(statement('SELECT held, sum(n) AS n FROM tally GROUP BY held ORDER BY held'))).map(({ held, n }) => [
      held,
      n,
    ]);
  await maintainLater(store, settings, start + dayMs);
  expect(await hours()).toEqual([
    ['', 20],
    ['surge', 5],
  ]);
  for (let round = 0; round < 2; round++) await maintainLater(store, settings, start + 3 * dayMs);
  expect(await hours()).toEqual([['surge', 5]]);
  await maintainLater(store, settings, start + 51 * dayMs);
  expect(await hours()).toEqual([]);
});
