/**
 * How well groups match the true ones, over all pairs of items: precision is the share of pairs grouped together that
 * belong together, recall the share of pairs that belong together that were grouped so, F1 their harmonic mean.
 * Manning, Raghavan & Schütze (2008), Introduction to Information Retrieval, 16.3.
 *
 * @param items the group each item was put in, and its true one
 * @returns each in 0…1; `undefined` without a pair to judge it by
 */
export function pairwiseAgreement(items: readonly { group: string | number; truth: string | number }[]): PairwiseAgreement {
  const pairsIn = (keyOf: (item: (typeof items)[number]) => string): number =>
    [...Map.groupBy(items, keyOf).values()].reduce((sum, { length: n }) => sum + (n * (n - 1)) / 2, 0);
  const grouped = pairsIn(({ group }) => String(group));
  const belonging = pairsIn(({ truth }) => String(truth));
  const both = pairsIn(({ group, truth }) => JSON.stringify([group, truth]));
  return {
    grouped,
    belonging,
    both,
    precision: grouped === 0 ? undefined : both / grouped,
    recall: belonging === 0 ? undefined : both / belonging,
    f1: grouped + belonging === 0 ? undefined : (2 * both) / (grouped + belonging),
  };
}

export interface PairwiseAgreement {
  /** Numbers of pairs. */
  grouped: number;
  belonging: number;
  both: number;
  precision: number | undefined;
  recall: number | undefined;
  f1: number | undefined;
}
