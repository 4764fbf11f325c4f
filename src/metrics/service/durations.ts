import { quantileOfSorted } from '../quantile.ts';

/** Durations below this many have no 90th percentile worth the name: not one of them is expected to lie above it. */
export const minDurations = 10;

export type Durations =
  | { state: 'unknown'; n: 0 }
  | { state: 'too-few'; n: number }
  | { state: 'known'; n: number; mean: number; median: number; p90: number };

/**
 * Mean, median and 90th percentile, by linear interpolation (`quantile`).
 *
 * @param values in any unit, which is that of the result
 * @returns `unknown` without values, `too-few` below `minDurations`, else `known`
 */
export function durationsOf(values: readonly number[]): Durations {
  const n = values.length;
  if (n === 0) return { state: 'unknown', n };
  if (n < minDurations) return { state: 'too-few', n };
  const sorted = Float64Array.from(values).sort();
  return {
    state: 'known',
    n,
    mean: values.reduce((sum, value) => sum + value, 0) / n,
    median: quantileOfSorted(sorted, 0.5) ?? 0,
    p90: quantileOfSorted(sorted, 0.9) ?? 0,
  };
}
