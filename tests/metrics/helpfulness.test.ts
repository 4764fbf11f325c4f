import { describe, expect, it } from 'vitest';
import { helpfulnessOf } from '../../src/metrics/helpfulness.ts';
import { MINIMAL_SAMPLE } from '../../src/metrics/share.ts';

describe('helpfulnessOf', () => {
  it('is unknown without votes, not zero', () => {
    expect(helpfulnessOf({ helpful: 0, notHelpful: 0 })).toEqual({ state: 'unknown', n: 0 });
  });

  it('says no share of fewer votes than the minimal sample', () => {
    expect(helpfulnessOf({ helpful: MINIMAL_SAMPLE - 1, notHelpful: 0 })).toEqual({ state: 'too-few', n: MINIMAL_SAMPLE - 1 });
  });

  it('gives share, n and interval from the minimal sample on', () => {
    expect(helpfulnessOf({ helpful: 4, notHelpful: 1 })).toEqual({
      state: 'known',
      n: 5,
      share: 0.8,
      low: expect.closeTo(0.3755, 4),
      high: expect.closeTo(0.9638, 4),
    });
  });

  it('refuses counts that cannot be', () => {
    expect(() => helpfulnessOf({ helpful: 3, notHelpful: -1 })).toThrow(RangeError);
  });
});
