import type { TextReader } from '../../../search/text/text-reader.ts';

/**
 * Minimum cosine for two phrasings to count as one question. At 0.55, phrasings such as “track refund” and “refund
 * status” are grouped, but fewer than one in a thousand pairs of questions from different sample articles.
 */
export const minSameCosine = 0.55;

/** What a text says, as a vector of length 1: its features, each once, and the weight of each. */
export interface Meaning {
  features: readonly string[];
  weights: readonly number[];
}

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
  const counts = new Map<string, { articles: number; last: number }>();
  for (const [article, own] of questions.entries())
    for (const text of own)
      for (const feature of reader.features(text)) {
        const known = counts.get(feature);
        if (known === undefined) counts.set(feature, { articles: 1, last: article });
        else if (known.last !== article) {
          known.articles += 1;
          known.last = article;
        }
      }
  const rarity = (n: number): number => Math.log(1 + (questions.length - n + 0.5) / (n + 0.5)) ** rarityPower;
  // The same texts are grouped several times.
  const meanings = new Map<string, Meaning>();

  return {
    of(text) {
      const kept = meanings.get(text);
      if (kept !== undefined) return kept;
      const features = reader.features(text);
      const weights = features.map((feature) => reader.weight(feature) * rarity(counts.get(feature)?.articles ?? 0));
      const length = Math.hypot(...weights) || 1;
      const meaning = { features, weights: weights.map((weight) => weight / length) };
      meanings.set(text, meaning);
      return meaning;
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
    add({ features, weights }: Meaning): void {
      for (const [at, feature] of features.entries()) {
        const posting = postings.get(feature) ?? { leaders: [], weights: [] };
        postings.set(feature, posting);
        posting.leaders.push(count);
        posting.weights.push(weights[at] as number);
      }
      count += 1;
      if (count > cosines.length) cosines = new Float64Array(2 * cosines.length);
    },

    /** Number of the most similar one, the first of equal ones; `undefined` when none is similar enough. */
    nearest({ features, weights }: Meaning): number | undefined {
      for (const [at, feature] of features.entries()) {
        const posting = postings.get(feature);
        if (posting !== undefined) addProducts(cosines, posting, weights[at] as number);
      }
      let best: number | undefined;
      let most = minCosine;
      for (let leader = 0; leader < count; leader += 1) {
        const cosine = cosines[leader] as number;
        if (cosine > most || (cosine === most && best === undefined)) [best, most] = [leader, cosine];
      }
      cosines.fill(0, 0, count);
      return best;
    },
  };
}

/** Hundreds of millions of times: nothing in it but arrays of one kind each. */
function addProducts(sums: Float64Array, { leaders, weights }: { leaders: number[]; weights: number[] }, factor: number): void {
  for (let at = 0; at < leaders.length; at += 1) {
    const leader = leaders[at] as number;
    sums[leader] = (sums[leader] as number) + factor * (weights[at] as number);
  }
}
