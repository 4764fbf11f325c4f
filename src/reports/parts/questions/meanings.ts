import type { TextReader } from '../../../search/text/text-reader.ts';
import { compareText } from '../../compare.ts';

/**
 * Minimum cosine for two phrasings to count as one question. At 0.55, phrasings such as “track refund” and “refund
 * status” are grouped, but fewer than one in a thousand pairs of questions from different sample articles.
 */
export const minSameCosine = 0.55;

/** What a text says, as a vector of length 1. */
export interface Meaning {
  weights: ReadonlyMap<string, number>;
  /** Two texts that say the same share one of these, the rarest of their features. */
  telling: readonly string[];
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
  const articleCounts = new Map<string, number>();
  for (const own of questions)
    for (const feature of new Set(own.flatMap((text) => reader.features(text))))
      articleCounts.set(feature, (articleCounts.get(feature) ?? 0) + 1);
  const countOf = (feature: string): number => articleCounts.get(feature) ?? 0;
  const rarity = (n: number): number => Math.log(1 + (questions.length - n + 0.5) / (n + 0.5)) ** rarityPower;
  const rarestFirst = ([a]: Weighted, [b]: Weighted): number => countOf(a) - countOf(b) || compareText(a, b);

  return {
    of(text) {
      const weights = reader
        .features(text)
        .map((feature): Weighted => [feature, reader.weight(feature) * rarity(countOf(feature))]);
      const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
      const scaled = weights.map(([feature, weight]): Weighted => [feature, weight / length]);
      return { weights: new Map(scaled), telling: tellingOf(scaled.toSorted(rarestFirst)) };
    },
  };
}

type Weighted = [feature: string, weight: number];

/** More than sums of rounded weights can differ by. */
const rounding = 1e-9;

/**
 * Features without which a cosine stays below the limit: what is left out is too short for it. If all features are in one
 * order, two texts at the limit share one of them. Prefix filtering: Bayardo, R., Ma, Y. and Srikant, R. (2007), Scaling up
 * all pairs similarity search, WWW.
 */
function tellingOf(sorted: readonly Weighted[]): string[] {
  let left = 1;
  const end = sorted.findIndex(([, weight]) => {
    if (left < minSameCosine ** 2 - rounding) return true;
    left -= weight ** 2;
    return false;
  });
  return (end === -1 ? sorted : sorted.slice(0, end)).map(([feature]) => feature);
}

/** The phrasings that groups are named by. */
export function createLeaders() {
  const weightsOf: Meaning['weights'][] = [];
  const byFeature = new Map<string, number[]>();

  return {
    /** Leaders are numbered from 0, as their groups. */
    add({ weights, telling }: Meaning): void {
      const index = weightsOf.push(weights) - 1;
      for (const feature of telling) {
        const known = byFeature.get(feature);
        if (known === undefined) byFeature.set(feature, [index]);
        else known.push(index);
      }
    },

    /** Number of the most similar one, the first of equal ones; `undefined` when none is similar enough. */
    nearest({ weights, telling }: Meaning): number | undefined {
      const candidates = new Set(telling.flatMap((feature) => byFeature.get(feature) ?? []));
      let best: { index: number; cosine: number } | undefined;
      for (const index of candidates) {
        const other = weightsOf[index] as Meaning['weights'];
        let cosine = 0;
        for (const [feature, weight] of weights) cosine += weight * (other.get(feature) ?? 0);
        if (cosine < minSameCosine) continue;
        if (best === undefined || cosine > best.cosine || (cosine === best.cosine && index < best.index))
          best = { index, cosine };
      }
      return best?.index;
    },
  };
}
