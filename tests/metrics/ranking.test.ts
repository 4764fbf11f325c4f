import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countWithin, meanReciprocalRank, successAt } from '../../src/metrics/ranking.ts';

const ranks = fc.array(fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }), { minLength: 1, maxLength: 50 });

describe('successAt', () => {
  test('counts the questions whose first right answer is among the first k', () => {
    const found = [1, 3, undefined, 4, 11];
    expect([1, 3, 10].map((k) => successAt(k, found))).toEqual([0.2, 0.4, 0.6]);
    expect(countWithin(3, found)).toBe(2);
  });

  test('knows nothing without questions', () => {
    expect(successAt(3, [])).toBeUndefined();
  });

  test.each([0, 1.5, -1, Number.NaN])('refuses a k and a rank of %d', (wrong) => {
    expect(() => successAt(wrong, [1])).toThrow(RangeError);
    expect(() => successAt(1, [1, wrong])).toThrow(RangeError);
  });

  test('never falls when more places count', () => {
    fc.assert(
      fc.property(ranks, fc.integer({ min: 1, max: 50 }), (found, k) => {
        expect(successAt(k + 1, found) ?? 0).toBeGreaterThanOrEqual(successAt(k, found) ?? 1);
      }),
    );
  });
});

describe('meanReciprocalRank', () => {
  test('is the mean of 1/rank: 11/18 for ranks 3, 2 and 1', () => {
    expect(meanReciprocalRank(10, [3, 2, 1])).toBeCloseTo(11 / 18, 12);
  });

  test('gives nothing for an answer that is missing or comes after the last place that counts', () => {
    expect(meanReciprocalRank(10, [10, 11, undefined])).toBeCloseTo(0.1 / 3, 12);
  });

  test('knows nothing without questions, and refuses what is no rank', () => {
    expect(meanReciprocalRank(10, [])).toBeUndefined();
    expect(() => meanReciprocalRank(10, [0])).toThrow(RangeError);
    expect(() => meanReciprocalRank(0, [1])).toThrow(RangeError);
  });

  test('lies between success at 1 and success at the last place that counts', () => {
    fc.assert(
      fc.property(ranks, (found) => {
        const mean = meanReciprocalRank(10, found) ?? Number.NaN;
        expect(mean).toBeGreaterThanOrEqual((successAt(1, found) ?? 0) - 1e-12);
        expect(mean).toBeLessThanOrEqual((successAt(10, found) ?? 0) + 1e-12);
      }),
    );
  });
});
