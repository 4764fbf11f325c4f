import { describe, expect, test } from 'vitest';
import { helpfulnessOf } from '../../src/metrics/helpfulness.ts';
import { minSample } from '../../src/metrics/share.ts';

describe('helpfulnessOf', () => {
  test('is unknown without votes, not zero', () => {
    expect(helpfulnessOf({ helpful: 0, notHelpful: 0 })).toEqual({ state: 'unknown', n: 0 });
  });

  test('says no share of fewer votes than the minimal sample', () => {
    expect(helpfulnessOf({ helpful: minSample - 1, notHelpful: 0 })).toEqual({ state: 'too-few', n: minSample - 1 });
  });

  test('gives share, n and interval from the minimal sample on', () => {
    expect(helpfulnessOf({ helpful: 4, notHelpful: 1 })).toEqual({
      state: 'known',
      n: 5,
      share: 0.8,
      low: expect.closeTo(0.3755, 4),
      high: expect.closeTo(0.9638, 4),
    });
  });

  test('refuses counts that cannot be', () => {
    expect(() => helpfulnessOf({ helpful: 3, notHelpful: -1 })).toThrow(RangeError);
  });
});
