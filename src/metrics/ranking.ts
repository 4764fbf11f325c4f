/**
 * Success at k: share of questions with a correct answer among the first k results. With one correct answer for
 * each question it equals recall at k.
 * Craswell, N. (2009), “Success at n”, Encyclopedia of Database Systems, Springer.
 *
 * @param ranks of the first correct answer to each question, from 1; `undefined` when it was not found
 * @param k integer ≥ 1
 * @returns 0…1, or `undefined` without questions
 * @throws RangeError if a rank or k is not an integer ≥ 1
 */
export function successAt(k: number, ranks: readonly Rank[]): number | undefined {
  const found = countWithin(k, ranks);
  return ranks.length === 0 ? undefined : found / ranks.length;
}

/**
 * Number of questions with a correct answer among the first k results.
 *
 * @throws RangeError if a rank or k is not an integer ≥ 1
 */
export function countWithin(k: number, ranks: readonly Rank[]): number {
  ensureRanks([k, ...ranks]);
  return ranks.filter((rank) => rank !== undefined && rank <= k).length;
}

/**
 * Mean reciprocal rank at k: (1/n) Σ 1/rank, where a question adds 0 when its first correct answer ranks below k or
 * was not found.
 * Voorhees, E. M. (1999), “The TREC-8 Question Answering Track Report”, NIST SP 500-246, 77–82.
 *
 * @param k last rank that counts, an integer ≥ 1
 * @param ranks as for {@link successAt}
 * @returns 0…1, or `undefined` without questions
 * @throws RangeError if a rank or k is not an integer ≥ 1
 */
export function meanReciprocalRank(k: number, ranks: readonly Rank[]): number | undefined {
  ensureRanks([k, ...ranks]);
  if (ranks.length === 0) return undefined;
  return ranks.reduce<number>((sum, rank) => sum + (rank === undefined || rank > k ? 0 : 1 / rank), 0) / ranks.length;
}

/** Of the first correct answer, from 1; `undefined` when it was not found. */
export type Rank = number | undefined;

function ensureRanks(ranks: readonly Rank[]): void {
  const wrong = ranks.find((rank) => rank !== undefined && !(Number.isSafeInteger(rank) && rank >= 1));
  if (wrong !== undefined) throw new RangeError(`${wrong} is not a rank: ranks are integers from 1.`);
}
