import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/metrics/days.ts';
import { dueSoonDays, freshnessOf } from '../../src/metrics/freshness.ts';
import { stalenessDebt } from '../../src/metrics/staleness-debt.ts';

describe('freshnessOf', () => {
  const dueOn = '2026-04-01';
  const on = (today: string) => freshnessOf({ reviewed: '2026-01-01', reviewEvery: 90, today });

  test('is fresh until the days before the end begin', () => {
    expect(on(addDays(dueOn, -dueSoonDays - 1))).toEqual({ state: 'fresh', dueOn, overdueDays: 0 });
  });

  test('is due from 14 days before the end to the last day', () => {
    expect(on('2026-03-18')).toEqual({ state: 'due', dueOn, overdueDays: 0 });
    expect(on(dueOn)).toEqual({ state: 'due', dueOn, overdueDays: 0 });
  });

  test('is overdue by one day on the day after', () => {
    expect(on('2026-04-02')).toEqual({ state: 'overdue', dueOn, overdueDays: 1 });
  });

  test('counts a review in the future from its own day', () => {
    expect(freshnessOf({ reviewed: '2030-01-01', reviewEvery: 90, today: '2026-01-01' }).state).toBe('fresh');
  });

  test.each([0, -1, 1.5, Number.NaN])('refuses an interval of %d days', (reviewEvery) => {
    expect(() => freshnessOf({ reviewed: '2026-01-01', reviewEvery, today: '2026-01-01' })).toThrow(RangeError);
  });
});

describe('stalenessDebt', () => {
  test('is nothing for no articles', () => {
    expect(stalenessDebt([])).toBe(0);
  });

  test('adds up overdue days times demand', () => {
    expect(
      stalenessDebt([
        { overdueDays: 10, demand: 3 },
        { overdueDays: 5, demand: 0 },
        { overdueDays: 2, demand: 1 },
      ]),
    ).toBe(32);
  });
});
