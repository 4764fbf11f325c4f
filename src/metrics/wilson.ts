/**
 * Wilson score interval of a proportion: (p̂ + z²/2n ± z·√(p̂(1−p̂)/n + z²/4n²)) / (1 + z²/n), where p̂ = count/n.
 * Wilson, E. B. (1927), J. Am. Stat. Assoc. 22(158), 209–212.
 *
 * @param count of the n observations, an integer, 0 ≤ count ≤ n
 * @param n number of observations, an integer
 * @param z normal quantile of the confidence; 95 % when left out
 * @returns both ends, 0…1; `undefined` when n = 0
 * @throws RangeError if either count is outside its range
 */
export function wilsonInterval(count: number, n: number, z = z95): Interval | undefined {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(count) || count < 0 || count > n) {
    throw new RangeError(`There is no interval for ${count} of ${n}: integers with 0 ≤ count ≤ n are needed.`);
  }
  return n === 0 ? undefined : wilsonOfShare(count / n, n, z);
}

/**
 * The same of a share whose observations are as good as `n` independent ones.
 *
 * @param share 0…1
 * @param n > 0, not necessarily whole
 */
export function wilsonOfShare(share: number, n: number, z = z95): Interval {
  const z2 = z * z;
  const middle = share + z2 / (2 * n);
  const half = z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  // Exactly 0 and 1 when all observations agree, whatever the rounding.
  return {
    low: share === 0 ? 0 : Math.min((middle - half) / scale, share),
    high: share === 1 ? 1 : Math.max((middle + half) / scale, share),
  };
}

/** 0.975 and 0.9 quantile of the standard normal distribution, for two-sided intervals of 95 % and 80 %. */
export const z95 = 1.959963984540054;
export const z80 = 1.2815515655446004;

export interface Interval {
  /** Lower end, 0…1. */
  low: number;
  /** Upper end, 0…1. */
  high: number;
}
