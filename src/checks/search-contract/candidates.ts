import { fusedScore, rerankedHits } from '../../search/ranking/rank.ts';

/** What `fuse` is given. */
export interface Candidates {
  words: Map<string, number>;
  likeness: Map<string, number>;
  /** Largest sum of all, and whose it is; 0 and '' when no article has a word. */
  most: number;
  mostOf: string;
}

/**
 * The articles that decide where one of them comes: those that score as high, and the first few with the one that
 * follows them, whose order may change at the second look. To rank all of them for each of thousands of questions
 * takes minutes, and tells no more.
 *
 * @param sums of the words' scores of each article, and `likeness` of its best text, by number
 * @param own number of the article; -1 for none
 * @param ids by number
 */
export function candidates(sums: Float64Array, likeness: Float64Array, own: number, ids: readonly string[]): Candidates {
  let best = 0;
  for (let number = 1; number < sums.length; number += 1) if ((sums[number] ?? 0) > (sums[best] ?? 0)) best = number;
  const most = sums[best] || 1;
  const scoreOf = (number: number): number => {
    const [sum, cosine] = [sums[number] ?? 0, likeness[number] ?? 0];
    return sum === 0 && cosine === 0 ? 0 : fusedScore(sum, most, cosine);
  };
  const largest = new Float64Array(rerankedHits + 1);
  for (let number = 0; number < sums.length; number += 1) keepLargest(largest, scoreOf(number));
  const least = Math.min(scoreOf(own) || Number.POSITIVE_INFINITY, largest[rerankedHits] ?? 0);
  const chosen: number[] = [];
  for (let number = 0; number < sums.length; number += 1) {
    const score = scoreOf(number);
    if (score > 0 && score >= least) chosen.push(number);
  }
  const hasWords = (sums[best] ?? 0) > 0;
  // Its sum is the measure of all others.
  if (hasWords && !chosen.includes(best)) chosen.push(best);
  const having = (values: Float64Array): Map<string, number> =>
    new Map(chosen.flatMap((number) => (values[number] ? [[ids[number] ?? '', values[number]] as const] : [])));
  return {
    words: having(sums),
    likeness: having(likeness),
    most: hasWords ? most : 0,
    mostOf: hasWords ? (ids[best] ?? '') : '',
  };
}

/** @param largest in descending order */
function keepLargest(largest: Float64Array, value: number): void {
  let at = largest.length - 1;
  if (value <= (largest[at] ?? 0)) return;
  for (; at > 0 && (largest[at - 1] ?? 0) < value; at -= 1) largest[at] = largest[at - 1] ?? 0;
  largest[at] = value;
}
