/**
 * Quantile by linear interpolation: the value at position 1 + (n − 1)·share of the sorted values. Definition 7 of
 * Hyndman, R. J. and Fan, Y. (1996), Am. Stat. 50(4), 361–365.
 *
 * @param values in any order
 * @param share 0 for the minimum, 0.5 for the median, 1 for the maximum
 * @returns `undefined` without values
 * @throws RangeError if `share` is outside 0…1
 */
export function quantile(values: readonly number[], share: number): number | undefined {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A quantile is a share from 0 to 1, not ${share}.`);
  return quantileOfSorted(Float64Array.from(values).sort(), share);
}

/** The same of values in ascending order, for several quantiles of one list. */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number | undefined {
  const position = (sorted.length - 1) * share;
  const low = sorted[Math.floor(position)];
  const high = sorted[Math.ceil(position)];
  return low === undefined || high === undefined ? undefined : low + (high - low) * (position - Math.floor(position));
}

/** The middle value, or the mean of the two middle ones; `undefined` without values. */
export function median(values: readonly number[]): number | undefined {
  return quantile(values, 0.5);
}
