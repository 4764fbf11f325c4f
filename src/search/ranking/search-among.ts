import type { PagefindClient } from '../pagefind/client.ts';
import type { PageScore } from '../side-index/frequent-words.ts';
import type { OpenedSideIndex } from '../side-index/side-client.ts';
import type { TextReader } from '../text/text-reader.ts';
import type { CountedArticles, Sources } from './rank-articles.ts';

/** The search of the articles that can be among the first for a question. */
export interface Shortlist extends Sources {
  pagefind: PagefindClient;
  side: OpenedSideIndex;
}

/** Some articles, and what is known of them for a question. */
export interface KnownAmong {
  reader: TextReader;
  counted: CountedArticles | undefined;
  /** Of all articles. */
  side: OpenedSideIndex;
  keys: readonly string[];
  /** Pages of each word of the question, among these articles. */
  scoresOf: ReadonlyMap<string, readonly PageScore[]>;
  /** Cosine of the question and each article, in the order of `keys`. */
  cosines: readonly number[];
  /** The same for some features of the question. */
  cosinesOf(features: readonly string[]): readonly number[];
}

/** A search that knows no other articles and no other question. */
export function searchAmong({ reader, counted, side, keys, scoresOf, cosines, cosinesOf }: KnownAmong): Shortlist {
  function byKey(numbers: readonly number[]): Map<string, number> {
    const similarity = new Map<string, number>();
    for (const [at, number] of numbers.entries()) if (number > 0) similarity.set(keys[at] ?? '', number);
    return similarity;
  }
  return {
    reader,
    counted,
    pagefind: {
      async search(word) {
        const own = scoresOf.get(word ?? '') ?? [];
        return { results: own.map((each) => ({ ...each, data: () => Promise.reject(new Error('It has its own file.')) })) };
      },
    },
    side: {
      ...side,
      scoresOf: async (word) => scoresOf.get(word) ?? [],
      similarity: async (_query, features) => byKey(features === undefined ? cosines : cosinesOf(features)),
    },
  };
}
