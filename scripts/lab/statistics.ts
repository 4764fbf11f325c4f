import { quantile } from '../../src/metrics/quantile.ts';

/** @throws RangeError without values */
export function median(values: readonly number[]): number {
  const middle = quantile(values, 0.5);
  if (middle === undefined) throw new RangeError('An empty list has no median.');
  return middle;
}

/**
 * Median of the ratios of two series, round by round: whatever slows the machine in one round slows both.
 *
 * @returns `undefined` when a series is missing
 */
export function medianRatio(a: readonly number[] | undefined, b: readonly number[] | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  return median(a.flatMap((value, round) => (b[round] === undefined ? [] : value / b[round])));
}
