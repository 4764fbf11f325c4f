import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeOf, differenceInterval } from '../../src/metrics/change.ts';
import { z95 } from '../../src/metrics/wilson.ts';

describe('differenceInterval', () => {
  // Newcombe (1998), table II, method 10; each is p₁ − p₂ there.
  test.each([
    [{ count: 56, n: 70 }, { count: 48, n: 80 }, 0.0524, 0.3339],
    [{ count: 9, n: 10 }, { count: 3, n: 10 }, 0.1705, 0.809],
    [{ count: 6, n: 7 }, { count: 2, n: 7 }, 0.0582, 0.8062],
    [{ count: 5, n: 56 }, { count: 0, n: 29 }, -0.0381, 0.1926],
    [{ count: 0, n: 10 }, { count: 0, n: 20 }, -0.1611, 0.2775],
    [{ count: 10, n: 10 }, { count: 0, n: 10 }, 0.6075, 1],
  ])('gives the published interval of %o and %o', (now, before, low, high) => {
    const interval = differenceInterval(before, now, z95);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('is undefined without observations', () => {
    expect(differenceInterval({ count: 0, n: 0 }, { count: 1, n: 2 }, z95)).toBeUndefined();
  });
});

describe('changeOf', () => {
  test.each([
    [{ count: 80, n: 100 }, { count: 40, n: 100 }, 'clear'],
    [{ count: 80, n: 100 }, { count: 72, n: 100 }, 'probable'],
    [{ count: 8, n: 10 }, { count: 7, n: 10 }, 'open'],
    [{ count: 8000, n: 10_000 }, { count: 8010, n: 10_000 }, 'steady'],
    [{ count: 80_000, n: 100_000 }, { count: 81_000, n: 100_000 }, 'steady'],
  ] as const)('from %o to %o is %s', (before, now, certainty) => {
    expect(changeOf(before, now)?.certainty).toBe(certainty);
  });

  test('says nothing below the minimum sample', () => {
    expect(changeOf({ count: 3, n: 4 }, { count: 80, n: 100 })).toBeUndefined();
  });

  test('holds the difference within its interval', () => {
    const sample = fc.nat(300).chain((n) => fc.nat(n + 5).map((count) => ({ count, n: n + 5 })));
    fc.assert(
      fc.property(sample, sample, (before, now) => {
        const { difference, low, high } = changeOf(before, now)!;
        expect(low).toBeLessThanOrEqual(difference + 1e-12);
        expect(high).toBeGreaterThanOrEqual(difference - 1e-12);
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
