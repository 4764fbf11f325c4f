/**
 * Success at k: share of the questions for which a right answer is among the first k found; with one right
 * answer for each question it is recall at k.
 * Craswell, N. (2009), “Success at n”, Encyclopedia of Database Systems, Springer.
 *
 * @param ranks for each question the place of the first right answer, from 1; `undefined` when it was not found
 * @param k whole number ≥ 1
 * @returns in 0…1, or `undefined` without questions: nothing was measured
 * @throws RangeError if a rank or k is not a whole number ≥ 1
 */
export function successAt(k: number, ranks: readonly Rank[]): number | undefined {
  const found = countWithin(k, ranks);
  return ranks.length === 0 ? undefined : found / ranks.length;
}

/**
 * How many questions have a right answer among the first k.
 *
 * @throws RangeError if a rank or k is not a whole number ≥ 1
 */
export function countWithin(k: number, ranks: readonly Rank[]): number {
  ensureRanks([k, ...ranks]);
  return ranks.filter((rank) => rank !== undefined && rank <= k).length;
}

/**
 * Mean reciprocal rank, cut off: (1/n) Σ 1/rank, where a question whose first right answer comes after the
 * `most`-th place, or not at all, adds 0.
 * Voorhees, E. M. (1999), “The TREC-8 Question Answering Track Report”, NIST SP 500-246, 77–82.
 *
 * @param ranks as of {@link successAt}
 * @param most last place that counts, whole number ≥ 1
 * @returns in 0…1, or `undefined` without questions
 * @throws RangeError if a rank or `most` is not a whole number ≥ 1
 */
export function meanReciprocalRank(most: number, ranks: readonly Rank[]): number | undefined {
  ensureRanks([most, ...ranks]);
  if (ranks.length === 0) return undefined;
  return ranks.reduce<number>((sum, rank) => sum + (rank === undefined || rank > most ? 0 : 1 / rank), 0) / ranks.length;
}

/** Place of the first right answer, from 1. */
export type Rank = number | undefined;

function ensureRanks(ranks: readonly Rank[]): void {
  const wrong = ranks.find((rank) => rank !== undefined && !(Number.isSafeInteger(rank) && rank >= 1));
  if (wrong !== undefined) throw new RangeError(`${wrong} is no place in a list: whole numbers from 1 are needed.`);
}
