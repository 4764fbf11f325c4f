import type { TextReader } from '../../../search/text/text-reader.ts';

/**
 * Minimum cosine for two phrasings to count as one question. At 0.55, phrasings such as “track refund” and “refund
 * status” are grouped, but fewer than one in a thousand pairs of questions from different sample articles.
 */
export const minSameCosine = 0.55;

/** What a text says, as a vector of length 1: weights by feature. */
export type Meaning = ReadonlyMap<string, number>;

/** Reads the texts of one locale. */
export interface Meanings {
  of(text: string): Meaning;
}

/** Exponent of the inverse document frequency, as in the side index. */
const rarityPower = 0.3;

/**
 * Weighs the features of texts by their rarity. It comes from the articles alone: a word must not count as common because
 * many readers ask about it.
 *
 * @param questions titles and questions of each article
 */
export function readMeanings(questions: readonly (readonly string[])[], reader: TextReader): Meanings {
  const articleCounts = new Map<string, number>();
  for (const own of questions)
    for (const feature of new Set(own.flatMap((text) => reader.features(text))))
      articleCounts.set(feature, (articleCounts.get(feature) ?? 0) + 1);
  const rarity = (n: number): number => Math.log(1 + (questions.length - n + 0.5) / (n + 0.5)) ** rarityPower;

  return {
    of(text) {
      const weights = reader
        .features(text)
        .map((feature): [string, number] => [feature, reader.weight(feature) * rarity(articleCounts.get(feature) ?? 0)]);
      const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
      return new Map(weights.map(([feature, weight]) => [feature, weight / length]));
    },
  };
}

/**
 * The phrasings that groups are named by, numbered from 0.
 *
 * @param minCosine how similar a text is to the phrasing of its group, at least
 */
export function createLeaders(minCosine: number) {
  const postings = new Map<string, { leaders: number[]; weights: number[] }>();
  /** Sums of the text that is being compared; zeros in between. One array for all texts, as there are tens of thousands. */
  let cosines = new Float64Array(1024);
  let count = 0;

  return {
    add(meaning: Meaning): void {
      for (const [feature, weight] of meaning) {
        const posting = postings.get(feature) ?? { leaders: [], weights: [] };
        postings.set(feature, posting);
        posting.leaders.push(count);
        posting.weights.push(weight);
      }
      count += 1;
      if (count > cosines.length) cosines = new Float64Array(2 * cosines.length);
    },

    /** Number of the most similar one, the first of equal ones; `undefined` when none is similar enough. */
    nearest(meaning: Meaning): number | undefined {
      for (const [feature, own] of meaning) {
        const { leaders, weights } = postings.get(feature) ?? noPosting;
        for (let at = 0; at < leaders.length; at += 1)
          cosines[leaders[at] as number] = (cosines[leaders[at] as number] as number) + own * (weights[at] as number);
      }
      let best: number | undefined;
      for (let leader = 0; leader < count; leader += 1) {
        const cosine = cosines[leader] as number;
        if (cosine >= minCosine && (best === undefined || cosine > (cosines[best] as number))) best = leader;
      }
      cosines.fill(0, 0, count);
      return best;
    },
  };
}

const noPosting = { leaders: [], weights: [] };
