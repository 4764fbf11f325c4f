/**
 * Quantile by linear interpolation between the values around it: the value at place 1 + (n − 1)·share of
 * the sorted values. Definition 7 of Hyndman, R. J. and Fan, Y. (1996), Am. Stat. 50(4), 361–365.
 *
 * @param values of any order
 * @param share 0 is the least value, 0.5 the median, 1 the greatest
 * @returns `undefined` without values
 * @throws RangeError if `share` is outside 0…1
 */
export function quantile(values: readonly number[], share: number): number | undefined {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`There is no quantile ${share}: a share in 0…1 is needed.`);
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  return low === undefined || high === undefined ? undefined : low + (high - low) * (place - Math.floor(place));
}
