/**
 * 95 % Wilson score interval for the share of helpful votes: the shares that `helpful` of `n` does
 * not speak against. (p̂ + z²/2n ± z·√(p̂(1−p̂)/n + z²/4n²)) / (1 + z²/n), where p̂ = helpful/n.
 * Wilson, E. B. (1927), J. Am. Stat. Assoc. 22(158), 209–212.
 *
 * @param helpful whole number of votes, 0 ≤ helpful ≤ n
 * @param n whole number of all votes
 * @returns shares in 0…1, or `undefined` when n = 0: without votes nothing is known
 * @throws RangeError if either count is outside its range
 */
export function wilsonInterval(helpful: number, n: number): Interval | undefined {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(helpful) || helpful < 0 || helpful > n) {
    throw new RangeError(`${helpful} of ${n} votes cannot be: whole numbers with 0 ≤ helpful ≤ n are needed.`);
  }
  if (n === 0) return undefined;
  const share = helpful / n;
  const z2 = Z * Z;
  const middle = share + z2 / (2 * n);
  const half = Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  // The ends are exactly 0 and 1 when no vote or every vote is helpful; rounding must not say otherwise.
  return {
    low: helpful === 0 ? 0 : Math.min((middle - half) / scale, share),
    high: helpful === n ? 1 : Math.max((middle + half) / scale, share),
  };
}

/** 0.975 quantile of the normal distribution, for two-sided 95 %. */
const Z = 1.959963984540054;

export interface Interval {
  /** Lower end, 0…1. */
  low: number;
  /** Upper end, 0…1. */
  high: number;
}
