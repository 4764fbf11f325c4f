import { fusedScore, secondLook } from '../../search/rank.ts';

/** What `fuse` is given. */
export interface Candidates {
  words: Map<string, number>;
  likeness: Map<string, number>;
}

/**
 * The articles that decide where one of them comes: those that score as high, and the first few, whose order may
 * change at the second look. To rank all of them for each of thousands of questions takes minutes, and tells no more.
 *
 * @param sums of the words' scores of each article, and `likeness` of its best text, by number
 * @param own number of the article; -1 for none
 * @param ids by number
 */
export function candidates(sums: Float64Array, likeness: Float64Array, own: number, ids: readonly string[]): Candidates {
  let best = 0;
  for (let number = 1; number < sums.length; number += 1) if ((sums[number] ?? 0) > (sums[best] ?? 0)) best = number;
  const most = sums[best] || 1;
  const scores = sums.map((sum, number) => fusedScore(sum, most, likeness[number] ?? 0));
  const least = Math.min(scores[own] || Number.POSITIVE_INFINITY, nthLargest(scores, secondLook));
  const chosen: number[] = [];
  for (let number = 0; number < scores.length; number += 1) {
    const score = scores[number] ?? 0;
    if (score > 0 && score >= least) chosen.push(number);
  }
  // Its sum is the measure of all others.
  if ((sums[best] ?? 0) > 0 && !chosen.includes(best)) chosen.push(best);
  const having = (values: Float64Array): Map<string, number> =>
    new Map(chosen.flatMap((number) => (values[number] ? [[ids[number] ?? '', values[number]] as const] : [])));
  return { words: having(sums), likeness: having(likeness) };
}

/** 0 when there are fewer. */
function nthLargest(values: Float64Array, count: number): number {
  const largest = new Float64Array(count);
  for (const value of values) {
    if (value <= (largest[count - 1] ?? 0)) continue;
    let at = count - 1;
    for (; at > 0 && (largest[at - 1] ?? 0) < value; at -= 1) largest[at] = largest[at - 1] ?? 0;
    largest[at] = value;
  }
  return largest[count - 1] ?? 0;
}
