import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/metrics/days.ts';

describe('daysBetween', () => {
  test.each([
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['1900-02-28', '1900-03-01', 1],
    ['2000-02-28', '2000-03-01', 2],
    ['2026-03-28', '2026-03-30', 2],
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-19', -1],
  ])('counts from %s to %s %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  test.each(['2023-02-29', '2026-13-01', '2026-1-5', '2026-11-20T00:00:00Z', ''])('refuses “%s”', (day) => {
    expect(() => daysBetween(day, '2026-11-20')).toThrow(RangeError);
  });
});

describe('addDays', () => {
  test('steps over a leap day', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2024-02-29', 366)).toBe('2025-03-01');
  });

  test('is undone by daysBetween', () => {
    const years = fc.date({ min: new Date('0100-01-01'), max: new Date('9000-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(years, fc.integer({ min: -30_000, max: 30_000 }), (date, count) => {
        const day = date.toISOString().slice(0, 10);
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  test.each([0.5, Number.NaN, 10_000_000])('refuses %d days', (count) => {
    expect(() => addDays('2026-11-20', count)).toThrow(RangeError);
  });
});
