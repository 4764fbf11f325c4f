import type { KnownShare } from './share.ts';
import type { Interval } from './wilson.ts';

/** A number and the 95 % interval around it, in its own unit. */
export interface Estimate extends Interval {
  value: number;
}

/**
 * Sum of independent shares, some of them subtracted, with the interval that follows from theirs (MOVER): Σ ± the root of the
 * summed squares of the distances to the ends that count. Zou, G. Y. and Donner, A. (2008), Stat. Med. 27(10), 1693–1702.
 */
export function sumOfShares(added: readonly KnownShare[], subtracted: readonly KnownShare[]): Estimate {
  return combine(
    added.map(({ share, low, high }) => ({ value: share, low, high })),
    subtracted.map(({ share, low, high }) => ({ value: share, low, high })),
  );
}

/** What has changed from one independent estimate to another, with the interval that follows from theirs. */
export function differenceOf(before: Estimate, now: Estimate): Estimate {
  return combine([now], [before]);
}

function combine(added: readonly Estimate[], subtracted: readonly Estimate[]): Estimate {
  const total = (some: readonly Estimate[]): number => some.reduce((sum, { value }) => sum + value, 0);
  const value = total(added) - total(subtracted);
  const below = [...added.map((each) => each.value - each.low), ...subtracted.map((each) => each.high - each.value)];
  const above = [...added.map((each) => each.high - each.value), ...subtracted.map((each) => each.value - each.low)];
  return { value, low: value - Math.hypot(...below), high: value + Math.hypot(...above) };
}
