import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { recordFailedSearch } from '../../src/feedback/searches/record-search.ts';
import { recordSurvey } from '../../src/feedback/surveys/survey.ts';
import { recordVote } from '../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { readTotals, settleTotals } from '../../src/feedback/votes/totals.ts';
import { createVoteClock } from '../../src/feedback/votes/vote-clock.ts';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { checkClock, describeDoubt, judgeClock, type KnownClock, readClockDoubt } from '../../src/records/clock.ts';
import { clockLimits } from '../../src/records/clock-limits.ts';
import { maintain } from '../../src/records/maintain.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { arrival, countingRandom, hourMs, key, openStore, revisionsFile, sender, start, vote } from '../feedback/builders.ts';
import { runs } from '../support/properties.ts';

let store: Store;
let random = countingRandom();

beforeEach(async () => {
  store = await openStore();
  random = countingRandom();
  await rememberRevisions(store, revisionsFile(), start);
});

const settings = defaultFeedbackSettings;
const count = async (table: string) => Number((await store.query(statement(`SELECT count(*) AS n FROM ${table}`)))[0]?.['n']);
const helpful = async () => (await readTotals(store)).reduce((sum, total) => sum + total.helpful, 0);
const cast = (now: number) => recordVote(store, arrival(store, random, { now }), vote());

/** Hourly rounds of maintenance. */
async function maintainFor(from: number, forMs: number): Promise<void> {
  for (let now = from; now <= from + forMs; now += hourMs) await maintain(store, settings, now);
}

describe('a clock that jumps ahead and back', () => {
  test('leaves no vote uncounted: a round of maintenance in the jump settles nothing', async () => {
    await maintain(store, settings, start);
    for (let number = 0; number < 20; number++) await cast(start + number);
    const doubt = await maintain(store, settings, start + 8 * dayMs);
    expect(doubt?.aheadMs).toBe(8 * dayMs);
    for (let number = 0; number < 20; number++) await cast(start + hourMs + number);
    expect(await helpful()).toBe(40);
    await maintainFor(start + 2 * hourMs, 5 * dayMs);
    expect(await helpful()).toBe(40);
  });

  test('leaves no vote uncounted that was cast meanwhile, once the clock is right again', async () => {
    await maintain(store, settings, start);
    await cast(start);
    await maintain(store, settings, start + 8 * dayMs);
    await cast(start + 8 * dayMs);
    await cast(start + hourMs);
    await maintainFor(start + hourMs, 12 * dayMs);
    expect(await helpful()).toBe(3);
  });

  test('leaves no later vote uncounted, even if totals were settled by it', async () => {
    await cast(start);
    await settleTotals(store, start + 8 * dayMs);
    await cast(start + hourMs);
    expect(await helpful()).toBe(2);
  });

  test('purges nothing, though by this clock every retention is over', async () => {
    await maintain(store, settings, start);
    await cast(start);
    await recordSurvey(store, arrival(store, random), { locale: 'en', csat: 5, reason: undefined });
    await recordFailedSearch(
      store,
      { key, settings, sender: sender({ address: '', agent: '' }), now: start, random },
      { locale: 'en', query: 'refund', outcome: 'no-result' },
    );
    await maintain(store, settings, start + 1_200 * dayMs);
    expect([await count('event'), await count('survey'), await count('demand'), await count('count')]).toEqual([1, 1, 1, 3]);
  });

  test('does not keep a salt that was made for a future day', async () => {
    await cast(start + 8 * dayMs);
    await maintain(store, settings, start);
    expect([await count('salt'), await count('seen')]).toEqual([0, 0]);
  });
});

describe('a clock that is set back', () => {
  test('leaves no vote uncounted: none is cast before the settled ones', async () => {
    await cast(start);
    await maintain(store, settings, start);
    await maintainFor(start, 3 * dayMs);
    let machine = start - 30 * dayMs;
    const voteClock = createVoteClock(
      () => machine,
      () => 0,
    );
    await voteClock.refresh(store);
    await cast(voteClock.now());
    expect(await helpful()).toBe(2);
    machine = start + 4 * dayMs;
    expect(voteClock.now()).toBe(machine);
    await maintainFor(machine, 3 * dayMs);
    expect(await helpful()).toBe(2);
  });

  test('does not stop the time of votes, so that hourly and daily limits hold', async () => {
    await cast(start);
    await maintain(store, settings, start);
    await maintainFor(start, 3 * dayMs);
    let elapsed = 0;
    const voteClock = createVoteClock(
      () => start - 30 * dayMs,
      () => elapsed,
    );
    await voteClock.refresh(store);
    const before = voteClock.now();
    elapsed = 5 * hourMs;
    expect(voteClock.now()).toBe(before + 5 * hourMs);
    await voteClock.refresh(store);
    expect(voteClock.now()).toBe(before + 5 * hourMs);
  });

  test('does not delete the salt of the time at which votes are cast', async () => {
    await cast(start);
    await maintain(store, settings, start - 30 * dayMs, start);
    expect(await count('salt')).toBe(1);
  });

  test('settles and purges nothing until it is right', async () => {
    await maintain(store, settings, start);
    expect((await maintain(store, settings, start - 30 * dayMs))?.aheadMs).toBe(-30 * dayMs);
    expect(await maintain(store, settings, start + hourMs)).toBeUndefined();
  });
});

test('is trusted at first and within the tolerance', async () => {
  expect(await checkClock(store, start)).toBeUndefined();
  expect(await checkClock(store, start + clockLimits.toleranceMs)).toBeUndefined();
});

test('is trusted after a long pause once it has run steadily for a day, and maintenance catches up', async () => {
  await maintain(store, settings, start);
  await cast(start);
  const later = start + 30 * dayMs;
  await maintainFor(later, clockLimits.trustedAfterMs - hourMs);
  expect(await readClockDoubt(store, later + dayMs - hourMs)).toMatchObject({ trustedFrom: later + dayMs });
  await maintain(store, settings, later + dayMs);
  expect(await readClockDoubt(store, later + dayMs)).toBeUndefined();
  expect(await count('total')).toBe(1);
});

test('is not trusted when it is one of two and goes wrong alone', async () => {
  for (let now = start; now < start + 3 * dayMs; now += hourMs) {
    expect(await checkClock(store, now)).toBeUndefined();
    expect(await checkClock(store, now + 8 * dayMs)).toMatchObject({ aheadMs: 8 * dayMs });
  }
});

test('is compared with the newest vote when no reading was stored, which may be old but not in the future', async () => {
  await cast(start);
  expect(await readClockDoubt(store, start + 80 * dayMs)).toBeUndefined();
  expect(await readClockDoubt(store, start - 8 * dayMs)).toMatchObject({ aheadMs: -8 * dayMs });
});

test('corrects a horizon that an older engine moved into the future', async () => {
  await cast(start);
  await store.write([statement('UPDATE settled SET horizon = ?', String(start + 6 * dayMs))]);
  expect(await helpful()).toBe(0);
  await settleTotals(store, start + hourMs);
  expect(await helpful()).toBe(1);
  await settleTotals(store, start + 4 * dayMs);
  expect(await helpful()).toBe(1);
});

test('describes what is wrong, what it stops and for how long', () => {
  expect(describeDoubt({ aheadMs: -36 * hourMs, trustedFrom: start })).toBe(
    'The clock is 1.5 days behind the last trusted time. Votes are not settled or purged until it is corrected, or until 2026-11-20T08:00:00.000Z if it keeps running steadily.',
  );
});

test('counts every vote whatever the clock does, with maintenance at any time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ jumpHours: fc.constantFrom(0, 0, 1, 30, 200, -1, -30, -200), maintains: fc.boolean() }), {
        maxLength: 20,
      }),
      async (steps) => {
        store = await openStore();
        random = countingRandom();
        await rememberRevisions(store, revisionsFile(), start);
        let machine = start;
        const voteClock = createVoteClock(
          () => machine,
          () => 0,
        );
        let votes = 0;
        for (const { jumpHours, maintains } of steps) {
          machine += jumpHours * hourMs;
          if (maintains) await maintain(store, settings, machine);
          await voteClock.refresh(store);
          await cast(voteClock.now());
          votes += 1;
          expect(await helpful()).toBe(votes);
        }
        await store.close();
      },
    ),
    { numRuns: runs(20) },
  );
});

test('never trusts a reading that is far from the last trusted one unless the clock has run steadily for a day', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3_000, max: 3_000 }), { maxLength: 30 }), (hours) => {
      let known: KnownClock = { trustedAt: start };
      let last: number | undefined;
      let steadySince = start;
      for (const hour of hours) {
        const now = start + hour * hourMs;
        const isSteady = last !== undefined && now >= last && now - last <= clockLimits.toleranceMs;
        if (!isSteady) steadySince = now;
        const next = judgeClock(known, now);
        const isFar = Math.abs(now - known.trustedAt) > clockLimits.toleranceMs;
        if (isFar && next.trustedAt === now) expect(now - steadySince).toBeGreaterThanOrEqual(clockLimits.trustedAfterMs);
        known = next;
        last = now;
      }
    }),
    { numRuns: runs(200) },
  );
});
