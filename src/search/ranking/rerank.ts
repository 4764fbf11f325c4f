import type { FeatureCounts, FeatureNumbers } from './feature-counts.ts';
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
  countsOf: (candidate: T) => FeatureCounts,
  query: readonly string[],
  { numberOf, weights: ownWeights }: FeatureNumbers,
  similarity: number,
): T[] {
  const all = candidates.map(countsOf);
  const numbers = query.map(numberOf);
  const { having, own } = zerosFor(ownWeights.length);
  for (const { features } of all)
    for (let at = 0; at < features.length; at += 1) having[features[at] ?? 0] = (having[features[at] ?? 0] ?? 0) + 1;
  const rarities = Array.from({ length: candidates.length + 1 }, (_, count) => Math.log((candidates.length + 0.5) / count));
  const weightOf = (feature: number): number => (ownWeights[feature] ?? 0) * (rarities[having[feature] ?? 0] ?? 0);

  const wanted = numbers.filter((feature) => having[feature]);
  const wantedLength = Math.hypot(...wanted.map(weightOf)) || 1;
  const weight = rerankWeight * Math.min(1, similarity / minSimilarity) ** 2;
  const reranked = candidates.map((candidate, index) => {
    const { features, counts } = all[index] ?? noFeatures;
    let squares = 0;
    for (let at = 0; at < features.length; at += 1) {
      squares += weightOf(features[at] ?? 0) ** 2 * (counts[at] ?? 0);
      own[features[at] ?? 0] = counts[at] ?? 0;
    }
    const length = Math.sqrt(squares) || 1;
    let sum = 0;
    for (const feature of wanted) sum += weightOf(feature) ** 2 * Math.sqrt(own[feature] ?? 0);
    for (let at = 0; at < features.length; at += 1) own[features[at] ?? 0] = 0;
    return { ...candidate, score: candidate.score + (weight * sum) / (wantedLength * length) };
  });
  for (const { features } of all) for (let at = 0; at < features.length; at += 1) having[features[at] ?? 0] = 0;
  return inOrder(reranked);
}

/** Of an article that is not compared. */
export const noFeatures: FeatureCounts = { features: new Int32Array(), counts: new Int32Array() };

/** Kept from one query to the next: arrays for all features of a large site, zero between calls. */
let zeros = { having: new Uint16Array(), own: new Uint16Array() };

function zerosFor(features: number): typeof zeros {
  if (zeros.having.length < features) zeros = { having: new Uint16Array(2 * features), own: new Uint16Array(2 * features) };
  return zeros;
}
