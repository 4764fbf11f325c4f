import { openPagefind } from '../../search/pagefind/open-pagefind.ts';

/** What Pagefind says of one word: articles by number, and the score of each. */
export interface NumberedScores {
  numbers: Int32Array;
  /** As precise as Pagefind reckons. */
  scores: Float32Array;
}

/** An index that is asked word by word: thousands of questions share theirs. */
export interface WordScores {
  /**
   * Searches each of the words that was not searched before.
   *
   * @throws Error when the folder holds no index
   */
  load(words: Iterable<string>): Promise<void>;
  /** Empty for a word that leads nowhere, or was not loaded. */
  of(word: string): NumberedScores;
}

/**
 * Pagefind compares a word with all words of the parts of its index that it has loaded. Asked in the order of the
 * alphabet, it needs few of them at a time.
 */
const searchesBetweenEmptying = 250;

const nothing: NumberedScores = { numbers: new Int32Array(0), scores: new Float32Array(0) };

/** @param numberOf numbers of the articles by Pagefind's ids of their pages; other pages are left out */
export function openWordScores(folder: string, numberOf: ReadonlyMap<string, number>, language: string): WordScores {
  const known = new Map<string, NumberedScores>();
  return {
    async load(words) {
      const missing = [...new Set(words)].filter((word) => !known.has(word)).sort();
      for (const [count, word] of missing.entries()) {
        const pagefind = await openPagefind(folder, language, { isEmptied: count % searchesBetweenEmptying === 0 });
        known.set(word, numbered((await pagefind.search(word)).results, numberOf));
      }
    },
    of: (word) => known.get(word) ?? nothing,
  };
}

function numbered(results: readonly { id: string; score: number }[], numberOf: ReadonlyMap<string, number>): NumberedScores {
  const found = results.filter(({ id }) => numberOf.has(id));
  return {
    numbers: Int32Array.from(found, ({ id }) => numberOf.get(id) ?? 0),
    scores: Float32Array.from(found, ({ score }) => score),
  };
}
