import { survivalQuantiles } from '../survival.ts';

/** Durations below this many have no 90th percentile worth the name: not one of them is expected to lie above it. */
export const minDurations = 10;

export type Durations =
  | { state: 'unknown'; n: 0 }
  | { state: 'too-few'; n: number }
  | {
      state: 'known';
      n: number;
      /** Of these, not over yet. */
      waiting: number;
      /** `null` while more than half are not over. */
      median: number | null;
      /** `null` while too many are not over. */
      p90: number | null;
      /** The longest so far; what is `null` is at least as long. */
      longest: number;
    };

/**
 * Median and 90th percentile, by `survivalQuantiles`.
 *
 * @param ended in any unit, which is that of the result
 * @param waiting how long what is not over has taken so far
 * @returns `unknown` without values, `too-few` below `minDurations`, else `known`
 */
export function durationsOf(ended: readonly number[], waiting: readonly number[] = []): Durations {
  const n = ended.length + waiting.length;
  if (n === 0) return { state: 'unknown', n };
  if (n < minDurations) return { state: 'too-few', n };
  const quantile = survivalQuantiles(ended, waiting);
  const longestOf = (values: readonly number[]): number => values.reduce((most, each) => Math.max(most, each), 0);
  return {
    state: 'known',
    n,
    waiting: waiting.length,
    median: quantile(0.5) ?? null,
    p90: quantile(0.9) ?? null,
    longest: Math.max(longestOf(ended), longestOf(waiting)),
  };
}
