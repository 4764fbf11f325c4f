import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaUnderCurve } from '../../src/metrics/area-under-curve.ts';

describe('the area under the curve', () => {
  test('is that of the ratings of CT images in Hanley and McNeil (1982), 0.893', () => {
    const ratings = (counts: readonly number[]): number[] =>
      counts.flatMap((count, rating) => Array.from({ length: count }, () => rating));
    expect(areaUnderCurve(ratings([3, 2, 2, 11, 33]), ratings([33, 6, 6, 11, 2]))).toBeCloseTo(0.893, 3);
  });

  test('is 1 where every positive is above every negative, one half where nothing tells them apart', () => {
    expect(areaUnderCurve([3, 4], [1, 2])).toBe(1);
    expect(areaUnderCurve([1, 2], [3, 4])).toBe(0);
    expect(areaUnderCurve([5, 5], [5])).toBe(0.5);
  });

  test('knows nothing when one of the kinds is missing', () => {
    expect([areaUnderCurve([], [1]), areaUnderCurve([1], [])]).toEqual([undefined, undefined]);
  });

  test('is the share of pairs that are in the right order', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        const won = positives.flatMap((a) => negatives.map((b) => (a > b ? 1 : Number(a === b) / 2)));
        const share = won.reduce((sum, each) => sum + each, 0) / won.length;
        expect(areaUnderCurve(positives, negatives)).toBeCloseTo(share, 12);
      }),
    );
  });
});
