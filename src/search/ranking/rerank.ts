import type { TextReader } from '../text/text-reader.ts';
import { inOrder, type Ranked } from './rank.ts';

/** Number of hits that are re-ranked. */
export const rerankedHits = 6;

/** Weight of the second score beside the first, where some title or question is similar to the query. */
const rerankWeight = 0.6;

/** Below this similarity the weight falls with its square: titles that say nothing of the query cannot tell candidates. */
const minSimilarity = 0.4;

/**
 * Re-ranks candidates by the features that distinguish them: adds the cosine of query and candidate, with inverse
 * document frequencies over the candidates alone. A feature of all candidates counts next to nothing; one that the
 * query lacks and only one candidate has counts against that candidate.
 *
 * @param countsOf features of a candidate's title and questions, counted by `countFeatures`
 * @param query features of the query
 * @param similarity largest cosine of the query and any title or question, 0…1
 * @returns the candidates in their new order
 */
export function rerank<T extends Ranked>(
  candidates: readonly T[],
  countsOf: (candidate: T) => ReadonlyMap<string, number>,
  query: readonly string[],
  reader: TextReader,
  similarity: number,
): T[] {
  const counts = candidates.map(countsOf);
  const documentFrequency = new Map<string, number>();
  for (const bag of counts)
    for (const feature of bag.keys()) documentFrequency.set(feature, (documentFrequency.get(feature) ?? 0) + 1);
  const weights = new Map<string, number>();
  for (const [feature, count] of documentFrequency)
    weights.set(feature, reader.weight(feature) * Math.log((candidates.length + 0.5) / count));

  const wanted = query.filter((feature) => documentFrequency.has(feature));
  const wantedLength = Math.hypot(...wanted.map((feature) => weights.get(feature) ?? 0)) || 1;
  const weight = rerankWeight * Math.min(1, similarity / minSimilarity) ** 2;
  return inOrder(
    candidates.map((candidate, index) => {
      const bag = counts[index] ?? new Map<string, number>();
      let squares = 0;
      for (const [feature, count] of bag) squares += (weights.get(feature) ?? 0) ** 2 * count;
      const length = Math.sqrt(squares) || 1;
      let sum = 0;
      for (const feature of wanted) sum += (weights.get(feature) ?? 0) ** 2 * Math.sqrt(bag.get(feature) ?? 0);
      return { ...candidate, score: candidate.score + (weight * sum) / (wantedLength * length) };
    }),
  );
}
