import { minSample } from './share.ts';
import { type Interval, wilsonInterval, wilsonOfShare, z80, z95 } from './wilson.ts';

/** How many of n. */
export interface Counted {
  /** Integer, 0 ≤ count ≤ n. */
  count: number;
  n: number;
  /** As how many independent observations they count; n when left out. */
  independent?: number;
}

/**
 * How sure the direction of a change is. `clear`: the 95 % interval of the difference leaves out 0; `probable`: the 80 %
 * interval does; `steady`: the 95 % interval stays within `negligibleWithin`, or within `steadyWithin` and neither leaves out
 * 0; `open`: too few to say.
 */
export type Certainty = 'clear' | 'probable' | 'steady' | 'open';

export interface Change extends Interval {
  /** Share now − share before, −1…1. */
  difference: number;
  certainty: Certainty;
}

/** A difference of less than five in a hundred is too small to act upon, unless it is sure. */
const steadyWithin = 0.05;
/** A change of less than two in a hundred is none, however sure it is. */
const negligibleWithin = 0.02;

/**
 * Change of a share between two independent samples, with the interval of `differenceInterval`.
 *
 * @returns `undefined` when one of the samples has fewer than `minSample` observations
 * @throws RangeError if a count is outside its range
 */
export function changeOf(before: Counted, now: Counted): Change | undefined {
  if (before.n < minSample || now.n < minSample) return undefined;
  const wide = differenceInterval(before, now, z95);
  const narrow = differenceInterval(before, now, z80);
  if (wide === undefined || narrow === undefined) return undefined;
  return { difference: now.count / now.n - before.count / before.n, ...wide, certainty: certaintyOf(wide, narrow) };
}

/**
 * Interval of the difference of two independent proportions p₂ − p₁ from their Wilson intervals:
 * d − √((p₂−l₂)² + (u₁−p₁)²) to d + √((u₂−p₂)² + (p₁−l₁)²).
 * Newcombe, R. G. (1998), Stat. Med. 17(8), 873–890, method 10.
 *
 * @param z normal quantile of the confidence
 * @returns −1…1; `undefined` when a sample is empty
 * @throws RangeError if a count is outside its range
 */
export function differenceInterval(before: Counted, now: Counted, z: number): Interval | undefined {
  const [first, second] = [intervalOf(before, z), intervalOf(now, z)];
  if (first === undefined || second === undefined) return undefined;
  const [p1, p2] = [before.count / before.n, now.count / now.n];
  return {
    low: p2 - p1 - Math.hypot(p2 - second.low, first.high - p1),
    high: p2 - p1 + Math.hypot(second.high - p2, p1 - first.low),
  };
}

function intervalOf({ count, n, independent = n }: Counted, z: number): Interval | undefined {
  return independent === n || n === 0 ? wilsonInterval(count, n, z) : wilsonOfShare(count / n, independent, z);
}

function certaintyOf(wide: Interval, narrow: Interval): Certainty {
  if (isWithin(wide, negligibleWithin)) return 'steady';
  if (leavesOutZero(wide)) return 'clear';
  if (leavesOutZero(narrow)) return 'probable';
  return isWithin(wide, steadyWithin) ? 'steady' : 'open';
}

function isWithin({ low, high }: Interval, limit: number): boolean {
  return -limit < low && high < limit;
}

function leavesOutZero({ low, high }: Interval): boolean {
  return low > 0 || high < 0;
}
