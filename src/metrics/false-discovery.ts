/**
 * Which hypotheses to reject so that the expected share of false ones among the rejected is at most q: those with
 * p ≤ p₍k₎, for the largest k with p₍k₎ ≤ k·q/m. Where nothing is to be found, the probability of any rejection is at most q.
 * Benjamini, Y. and Hochberg, Y. (1995), J. R. Stat. Soc. B 57(1), 289–300.
 *
 * @param pValues one for each hypothesis, 0…1
 * @param q 0…1
 * @returns for each hypothesis, in the given order, whether it is rejected
 */
export function benjaminiHochberg(pValues: readonly number[], q: number): boolean[] {
  const sorted = [...pValues].sort((a, b) => a - b);
  const last = sorted.findLastIndex((p, index) => p <= ((index + 1) * q) / sorted.length);
  const limit = sorted[last];
  return pValues.map((p) => limit !== undefined && p <= limit);
}
