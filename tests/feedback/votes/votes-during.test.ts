import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rebuildTotals, settleTotals } from '../../../src/feedback/votes/totals.ts';
import { readVotesDuring } from '../../../src/feedback/votes/votes-during.ts';
import { defaultFeedbackSettings } from '../../../src/knowledge/feedback-settings.ts';
import { addDays } from '../../../src/metrics/days.ts';
import { dayMs } from '../../../src/metrics/instants.ts';
import { instantsOf, type Period } from '../../../src/metrics/period.ts';
import { purgeExpired } from '../../../src/records/purge.ts';
import { insertRow } from '../../../src/store/create-table.ts';
import type { Store } from '../../../src/store/store.ts';
import { runs } from '../../support/properties.ts';
import { firstText, openStore } from '../builders.ts';

/** A Sunday, so that weeks end within what is generated. */
const firstDay = '2026-09-06';
const days = 60;

interface Cast {
  at: number;
  article: string;
  value: 'helpful' | 'not-helpful';
  trust: 0 | 1;
}

const castArbitrary: fc.Arbitrary<Cast> = fc.record({
  at: fc.nat(days * dayMs - 1).map((after) => Date.parse(firstDay) + after),
  article: fc.constantFrom('invoice', 'refund'),
  value: fc.constantFrom('helpful', 'not-helpful'),
  trust: fc.constantFrom(1, 1, 1, 0),
});

const periodArbitrary = fc
  .oneof(
    fc.tuple(fc.integer({ min: -3, max: days }), fc.nat(40)),
    // Calendar weeks.
    fc.tuple(
      fc.integer({ min: 0, max: 7 }).map((week) => 1 + 7 * week),
      fc.constant(6),
    ),
  )
  .map(([from, more]): Period => ({ from: addDays(firstDay, from), to: addDays(firstDay, from + more) }));

/** In the order of their time, as the endpoint numbers them. */
async function store(votes: readonly Cast[]): Promise<Store> {
  const database = await openStore();
  for (const [index, { at, article, value, trust }] of votes.toSorted((a, b) => a.at - b.at).entries()) {
    const ballot = `${at}${String(index).padStart(22, 'A')}`;
    const common = { ballot, article, locale: 'en', revision: firstText, value, edition: 'public' };
    await database.write([
      insertRow('event', { id: ballot, at, held: trust === 1 ? '' : 'device', ...common }),
      insertRow('ballot', { seq: index + 1, first_at: at, trust, ...common }),
    ]);
  }
  return database;
}

function counted(votes: readonly Cast[], period: Period) {
  const [start, end] = instantsOf(period);
  const within = votes.filter(({ at }) => start <= at && at < end);
  return ['invoice', 'refund'].flatMap((article) => {
    const own = within.filter((cast) => cast.article === article);
    const n = (value: Cast['value']): number => own.filter((cast) => cast.trust === 1 && cast.value === value).length;
    const heldBack = own.filter(({ trust }) => trust === 0).length;
    return own.length === 0 ? [] : [{ article, helpful: n('helpful'), notHelpful: n('not-helpful'), heldBack }];
  });
}

test('the votes of a period are those cast in it, settled or not, deleted or rebuilt', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(castArbitrary, { maxLength: 40 }),
      fc.array(periodArbitrary, { minLength: 4, maxLength: 4 }),
      fc.nat(days),
      async (votes, periods, settledOn) => {
        const database = await store(votes);
        const now = Date.parse(addDays(firstDay, settledOn));
        const check = async (some: readonly Cast[]): Promise<void> => {
          for (const period of periods)
            expect(
              (await readVotesDuring(database, period)).map(({ article, helpful, notHelpful, heldBack }) => ({
                article,
                helpful,
                notHelpful,
                heldBack,
              })),
            ).toEqual(counted(some, period));
        };
        await check(votes);
        await settleTotals(database, now);
        await check(votes);
        const retention = { ...defaultFeedbackSettings.retention, votesDays: 30 };
        await purgeExpired(database, { retention }, now);
        const kept = votes.filter(({ at }) => at >= now - 30 * dayMs);
        await check(kept);
        await rebuildTotals(database, now);
        await check(kept);
        await database.close();
      },
    ),
    { numRuns: runs(30) },
  );
});

test('a week that is settled in part has all its votes', async () => {
  const week = { from: '2026-09-07', to: '2026-09-13' };
  const at = (day: string): number => Date.parse(day);
  const cast = (day: string): Cast => ({ at: at(day), article: 'refund', value: 'helpful', trust: 1 });
  const database = await store([cast('2026-09-08'), cast('2026-09-12')]);
  const helpful = async (): Promise<number[]> => (await readVotesDuring(database, week)).map((total) => total.helpful);
  await settleTotals(database, at('2026-09-12'));
  expect(await helpful()).toEqual([2]);
  await settleTotals(database, at('2026-09-20'));
  expect(await helpful()).toEqual([2]);
  await database.close();
});
