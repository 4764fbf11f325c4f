import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { median, quantile } from '../../src/metrics/quantile.ts';

describe('quantile', () => {
  test.each([
    [[1, 2, 3, 4], 0.5, 2.5],
    [[4, 1, 3, 2], 0.25, 1.75],
    [[10, 20, 30, 40, 50], 0.95, 48],
    [[7], 0.95, 7],
    [[3, 1, 2], 0, 1],
    [[3, 1, 2], 1, 3],
  ])('of %j at %d is what definition 7 gives, %d', (values, share, expected) => {
    expect(quantile(values, share)).toBeCloseTo(expected, 12);
  });

  test('at one half is the median', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([])]).toEqual([2, 2.5, undefined]);
  });

  test('does not change the order of what it is given', () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  test('knows nothing without values', () => {
    expect(quantile([], 0.5)).toBeUndefined();
  });

  test.each([-0.1, 1.1, Number.NaN])('refuses the share %d', (share) => {
    expect(() => quantile([1], share)).toThrow(RangeError);
  });

  test('lies among the values and never falls as the share rises', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (list, a, b) => {
        const [low = 0, high = 0] = [Math.min(a, b), Math.max(a, b)].map((each) => quantile(list, each));
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(Math.min(...list) - 1e-9);
        expect(high).toBeLessThanOrEqual(Math.max(...list) + 1e-9);
      }),
    );
  });
});
