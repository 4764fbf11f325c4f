import { expect, test } from 'vitest';
import { readPeriod } from '../../src/reports/period.ts';
import { calendarWeeks, periodBefore } from '../../src/reports/weeks.ts';

const today = '2026-11-20';

test('a period is whole weeks up to a day, or from a day to a day', () => {
  expect(readPeriod({}, today)).toEqual({ from: '2026-10-24', to: '2026-11-20' });
  expect(readPeriod({ weeks: 1, until: '2026-11-15' }, today)).toEqual({ from: '2026-11-09', to: '2026-11-15' });
  expect(readPeriod({ since: '2026-10-01', until: '2026-10-31' }, today)).toEqual({ from: '2026-10-01', to: '2026-10-31' });
  expect(readPeriod({ since: today }, today)).toEqual({ from: today, to: today });
});

test.each([
  [{ until: '2026-11-21' }, '--until is 2026-11-21, which is after today, 2026-11-20.'],
  [{ since: '2027-01-01' }, '--since is 2027-01-01, which is after today, 2026-11-20.'],
  [{ since: '2026-11-10', until: '2026-11-01' }, 'The period begins on 2026-11-10, after it ends on 2026-11-01.'],
  [{ since: '2026-02-30' }, '--since cannot be `2026-02-30`.'],
  [{ until: 'yesterday' }, '--until cannot be `yesterday`.'],
  [{ since: '2026-11-01', weeks: 2 }, '--since and --weeks are given, and both say where the period begins.'],
  [{ since: '2020-01-01' }, 'The period has 2516 days.'],
])('%o is refused', (asked, message) => {
  expect(() => readPeriod(asked, today)).toThrow(message);
});

test('the period before is as long, and ends the day before', () => {
  expect(periodBefore({ from: '2026-10-01', to: '2026-10-31' })).toEqual({ from: '2026-08-31', to: '2026-09-30' });
});

test('calendar weeks are the same from Monday to Sunday', () => {
  const weeks = calendarWeeks('2026-11-20', 2);
  expect(weeks).toEqual([
    { from: '2026-11-02', to: '2026-11-08' },
    { from: '2026-11-09', to: '2026-11-15' },
  ]);
  expect(calendarWeeks('2026-11-15', 2)).toEqual(weeks);
  expect(calendarWeeks('2026-11-22', 1)).toEqual([{ from: '2026-11-16', to: '2026-11-22' }]);
});
