import type { TextReader } from '../text/text-reader.ts';

/**
 * Index of titles and questions, each text separately, so that a query is compared with whole questions. Complements
 * Pagefind, which indexes the bodies.
 */
export interface SideIndex {
  /** Number of the article each text belongs to, ascending; articles are numbered in their order. */
  owners: Int32Array;
  /** Length of each text's vector. */
  lengths: Float64Array;
  /** Numbers of the texts with a feature, ascending. */
  postings: ReadonlyMap<string, Int32Array>;
  /** Number of articles. */
  articles: number;
}

/** Exponent of the inverse document frequency. */
const rarityPower = 0.3;

/**
 * @param texts the title and the questions of each article
 */
export function buildSideIndex(texts: readonly (readonly string[])[], reader: TextReader): SideIndex {
  const ownerOfEach: number[] = [];
  const features: string[][] = [];
  const textsWith = new Map<string, number[]>();
  for (const [article, own] of texts.entries()) {
    for (const text of new Set(own)) {
      const number = ownerOfEach.push(article) - 1;
      const found = reader.features(text);
      features.push(found);
      for (const feature of found) {
        const list = textsWith.get(feature) ?? [];
        textsWith.set(feature, list);
        list.push(number);
      }
    }
  }
  const articles = texts.length;
  const owners = Int32Array.from(ownerOfEach);
  const postings = new Map([...textsWith].map(([feature, list]) => [feature, new Int32Array(list)]));
  const weights = new Map<string, number>();
  for (const [feature, list] of postings)
    weights.set(feature, reader.weight(feature) * rarity(countOwners(list, owners), articles));
  const weigh = (feature: string): number => weights.get(feature) ?? 0;
  return { owners, lengths: Float64Array.from(features, (found) => lengthOf(found.map(weigh))), postings, articles };
}

/**
 * Cosine of the query and the most similar text of each article, 0…1.
 *
 * @param features of the query
 * @param index with the postings of these features at least
 * @param keyOf what stands for an article in the result, given its number
 * @param scratch is overwritten
 * @returns by key, in the order of the numbers; articles that share nothing with the query are left out
 */
export function similarityOf<Key>(
  features: readonly string[],
  index: SideIndex,
  reader: TextReader,
  keyOf: (article: number) => Key,
  scratch: Scratch = createScratch(index),
): Map<Key, number> {
  const best = bestCosines(features, index, reader, scratch);
  const similarity = new Map<Key, number>();
  for (let article = 0; article < best.length; article += 1) {
    const cosine = best[article] ?? 0;
    if (cosine > 0) similarity.set(keyOf(article), cosine);
  }
  return similarity;
}

/** Memory for the numbers of one query, which may be used for the next one. */
export interface Scratch {
  /** One number for each text. */
  texts: Float64Array;
  /** One number for each article. */
  articles: Float64Array;
}

export function createScratch({ owners, articles }: Pick<SideIndex, 'owners' | 'articles'>): Scratch {
  return { texts: new Float64Array(owners.length), articles: new Float64Array(articles) };
}

/**
 * Cosine of the query and the most similar text of each article, by the number of the article; see `similarityOf`.
 *
 * @param scratch has the result
 */
export function bestCosines(
  features: readonly string[],
  index: SideIndex,
  reader: TextReader,
  scratch: Scratch = createScratch(index),
): Float64Array {
  const { owners, lengths } = index;
  const { texts: sums, articles: best } = scratch;
  const queryLength = sumSquares(features, index, reader, sums);
  best.fill(0);
  let article = 0;
  let most = 0;
  // Most of a search of tens of thousands of texts. The texts of an article follow each other, and nothing branches but
  // where the next one begins: that takes half the time.
  for (let text = 0; text < sums.length; text += 1) {
    const owner = owners[text] ?? 0;
    if (owner !== article) {
      best[article] = Math.min(1, most);
      article = owner;
      most = 0;
    }
    most = Math.max(most, (sums[text] ?? 0) / (queryLength * (lengths[text] ?? 1)));
  }
  if (article < best.length) best[article] = Math.min(1, most);
  return best;
}

/** Cosine of the query and each text, 0…1, by the number of the text; 0 for texts that share no feature with the query. */
export function cosinesOf(features: readonly string[], index: SideIndex, reader: TextReader): Float64Array {
  const cosines = new Float64Array(index.owners.length);
  const queryLength = sumSquares(features, index, reader, cosines);
  // Iterating over the array would take five times as long.
  for (let text = 0; text < cosines.length; text += 1) {
    const sum = cosines[text] ?? 0;
    if (sum > 0) cosines[text] = Math.min(1, sum / (queryLength * (index.lengths[text] ?? 1)));
  }
  return cosines;
}

/**
 * Sums up the squared weights of the features that the query and each text share.
 *
 * @param sums has the result, by the number of the text
 * @returns length of the query's vector
 */
function sumSquares(features: readonly string[], index: SideIndex, reader: TextReader, sums: Float64Array): number {
  sums.fill(0);
  const weighted = weighFeatures(features, index, reader);
  for (const { texts, weight } of weighted) {
    const square = weight * weight;
    // Iterating over the list would take almost twice as long.
    for (let at = 0; at < texts.length; at += 1) {
      const text = texts[at] ?? 0;
      sums[text] = (sums[text] ?? 0) + square;
    }
  }
  return lengthOf(weighted.map(({ weight }) => weight));
}

/** Of a feature that no text has. */
export const noTexts = new Int32Array();

interface WeightedFeature {
  /** Numbers of the texts that have it. */
  texts: Int32Array;
  weight: number;
}

function weighFeatures(features: readonly string[], index: SideIndex, reader: TextReader): WeightedFeature[] {
  return features.map((feature) => {
    const texts = index.postings.get(feature) ?? noTexts;
    return { texts, weight: reader.weight(feature) * rarity(countOwners(texts, index.owners), index.articles) };
  });
}

/**
 * ln(1 + (N − n + ½) ÷ (n + ½)) of Robertson and Spärck Jones, damped by `rarityPower`.
 *
 * Robertson, S. and Zaragoza, H. (2009), Found. Trends Inf. Retr. 3(4), 333–389.
 *
 * @param having number of articles that have the feature
 */
export function rarity(having: number, articles: number): number {
  return Math.log(1 + (articles - having + 0.5) / (having + 0.5)) ** rarityPower;
}

const ownersCounted = new WeakMap<Int32Array, number>();

/**
 * Number of articles that the texts belong to; counted once for each list of texts, which must not change after.
 *
 * @param texts ascending; they are numbered article by article, so those of one article follow each other
 * @param owners the article of each text
 */
export function countOwners(texts: Int32Array, owners: Int32Array): number {
  const known = ownersCounted.get(texts);
  if (known !== undefined) return known;
  let count = 0;
  let last: number | undefined;
  for (const text of texts) {
    if (owners[text] !== last) count += 1;
    last = owners[text];
  }
  ownersCounted.set(texts, count);
  return count;
}

export function lengthOf(weights: readonly number[]): number {
  return Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
}
