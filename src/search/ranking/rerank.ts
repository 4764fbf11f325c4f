import type { TextReader } from '../text/text-reader.ts';
import { inOrder, type Ranked } from './rank.ts';

/** Number of hits that are re-ranked. */
export const rerankedHits = 6;

/** Weight of the second score beside the first. */
const rerankWeight = 0.6;

/**
 * Re-ranks the first few by what tells them apart: a feature they all have says nothing, and one that the query lacks
 * but only one of them has counts against that one. Adds the cosine of query and candidate, with
 * inverse document frequencies over the candidates alone.
 *
 * @param bagOf features of a candidate's title and questions, counted by `countFeatures`
 * @param query features of the query
 * @returns the candidates in their new order
 */
export function rerank<T extends Ranked>(
  candidates: readonly T[],
  bagOf: (candidate: T) => ReadonlyMap<string, number>,
  query: readonly string[],
  reader: TextReader,
): T[] {
  const bags = candidates.map(bagOf);
  const having = new Map<string, number>();
  for (const bag of bags) for (const feature of bag.keys()) having.set(feature, (having.get(feature) ?? 0) + 1);
  const apart = new Map<string, number>();
  for (const [feature, count] of having) apart.set(feature, reader.weight(feature) * Math.log((candidates.length + 0.5) / count));

  const wanted = query.filter((feature) => having.has(feature));
  const wantedLength = Math.hypot(...wanted.map((feature) => apart.get(feature) ?? 0)) || 1;
  return inOrder(
    candidates.map((candidate, index) => {
      const bag = bags[index] ?? new Map<string, number>();
      let squares = 0;
      for (const [feature, count] of bag) squares += (apart.get(feature) ?? 0) ** 2 * count;
      const length = Math.sqrt(squares) || 1;
      let sum = 0;
      for (const feature of wanted) sum += (apart.get(feature) ?? 0) ** 2 * Math.sqrt(bag.get(feature) ?? 0);
      return { ...candidate, score: candidate.score + (rerankWeight * sum) / (wantedLength * length) };
    }),
  );
}
