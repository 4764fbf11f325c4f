/**
 * @returns the middle value, or the mean of the middle two
 * @throws RangeError when there are none
 */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError('There is no median of nothing.');
  return (low + high) / 2;
}

/**
 * Median of the ratios of two series, round by round: what slows the machine in one round slows both.
 *
 * @returns `undefined` when a series is missing
 */
export function medianRatio(a: readonly number[] | undefined, b: readonly number[] | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  return median(a.flatMap((value, round) => (b[round] === undefined ? [] : value / b[round])));
}
