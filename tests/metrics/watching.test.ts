import { describe, expect, test } from 'vitest';
import { countScore, cusum, limitOf, shareScore } from '../../src/metrics/cusum.ts';
import { benjaminiHochberg } from '../../src/metrics/false-discovery.ts';
import { fallProbability } from '../../src/metrics/fisher.ts';
import { dispersionOf, poissonUpper } from '../../src/metrics/poisson.ts';

describe('fallProbability', () => {
  // Fisher's lady tasting tea: four cups of each kind, 17 in 70 with at most one right, 1 in 70 with none.
  test.each([
    [{ count: 3, n: 4 }, { count: 1, n: 4 }, 17 / 70],
    [{ count: 4, n: 4 }, { count: 0, n: 4 }, 1 / 70],
    [{ count: 10, n: 10 }, { count: 10, n: 10 }, 1],
  ])('after %o, %o has the probability %f', (before, now, p) => {
    expect(fallProbability(before, now)).toBeCloseTo(p, 10);
  });

  test('sees no fall in an empty sample, and none in a rise', () => {
    expect(fallProbability({ count: 0, n: 0 }, { count: 0, n: 9 })).toBe(1);
    expect(fallProbability({ count: 5, n: 10 }, { count: 10, n: 10 })).toBe(1);
  });

  test('sees a deep fall', () => {
    const p = fallProbability({ count: 800, n: 1000 }, { count: 48, n: 80 });
    expect(p).toBeGreaterThan(1e-6);
    expect(p).toBeLessThan(1e-4);
  });

  test('refuses counts that cannot be', () => {
    expect(() => fallProbability({ count: 5, n: 4 }, { count: 1, n: 2 })).toThrow(RangeError);
  });
});

describe('benjaminiHochberg', () => {
  test('rejects the four hypotheses of the published example', () => {
    // Benjamini and Hochberg (1995), section 3.2.
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const shuffled = published.toReversed();
    expect(benjaminiHochberg(shuffled, 0.05).toReversed()).toEqual(published.map((_, index) => index < 4));
  });

  test('rejects nothing of nothing', () => {
    expect(benjaminiHochberg([], 0.05)).toEqual([]);
    expect(benjaminiHochberg([1, 1], 0.05)).toEqual([false, false]);
  });
});

describe('cusum', () => {
  test('adds up what speaks for a change, and never falls below nothing', () => {
    expect(cusum([1, -3, 2, 1], 10).map(({ sum }) => sum)).toEqual([1, 0, 2, 3]);
  });

  test('keeps an alarm until half of the limit, so that it does not flicker', () => {
    expect(cusum([4, -1, -0.5, -1, 1], 4).map(({ isAlarm }) => isAlarm)).toEqual([true, true, true, false, false]);
  });

  test('has the limit of Lorden’s bound', () => {
    expect(limitOf(500)).toBeCloseTo(6.2146, 4);
  });

  test('scores by the likelihood of each distribution', () => {
    expect(shareScore({ count: 1, n: 1 }, 0.25, 0.5)).toBeCloseTo(Math.log(2), 12);
    expect(shareScore({ count: 0, n: 1 }, 0.25, 0.5)).toBeCloseTo(Math.log(0.5 / 0.75), 12);
    expect(countScore(3, 1, 2)).toBeCloseTo(3 * Math.log(2) - 1, 12);
  });
});

describe('poissonUpper', () => {
  // Upper ends of the 95 % intervals for 0, 3 and 10 in Garwood's tables.
  test.each([
    [0, 3.6889],
    [3, 8.7673],
    [10, 18.3904],
  ])('of %i is the published limit', (count, upper) => {
    expect(poissonUpper(count)).toBeCloseTo(upper, 3);
  });
});

describe('dispersionOf', () => {
  test('is one where counts scatter less than Poisson counts, and more where they scatter more', () => {
    expect(dispersionOf([5, 5, 5, 5])).toBe(1);
    expect(dispersionOf([0, 10])).toBeCloseTo(10, 12);
    expect(dispersionOf([1, 2], [10, 20])).toBe(1);
    expect(dispersionOf([0, 0, 0])).toBe(1);
  });
});
