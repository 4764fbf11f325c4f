import { expect, test } from 'vitest';
import { differenceInterval } from '../../src/metrics/change.ts';
import { type KnownShare, shareOf } from '../../src/metrics/share.ts';
import { differenceOf, sumOfShares } from '../../src/metrics/sum-of-shares.ts';
import { z95 } from '../../src/metrics/wilson.ts';

const share = (count: number, n: number) => shareOf(count, n) as KnownShare;

test('a difference of two shares has Newcombe’s interval', () => {
  // Newcombe (1998), table II, (a): 56/70 − 48/80 is 0.2, 0.0524 to 0.3339 by method 10.
  const { value, low, high } = sumOfShares([share(56, 70)], [share(48, 80)]);
  expect(value).toBeCloseTo(0.2, 12);
  expect([low, high]).toEqual([expect.closeTo(0.0524, 4), expect.closeTo(0.3339, 4)]);
  const own = differenceInterval({ count: 48, n: 80 }, { count: 56, n: 70 }, z95);
  expect([low, high]).toEqual([expect.closeTo(own?.low ?? 0, 12), expect.closeTo(own?.high ?? 0, 12)]);
});

test('a change is less sure than either of what it compares', () => {
  const before = sumOfShares([share(6, 10), share(50, 1000)], [share(20, 200)]);
  const now = sumOfShares([share(8, 10), share(60, 1000)], [share(10, 200)]);
  const change = differenceOf(before, now);
  expect(change.value).toBeCloseTo(0.26, 12);
  for (const each of [before, now]) expect(change.high - change.low).toBeGreaterThan(each.high - each.low);
  expect(change.low).toBeLessThan(0);
});
