import type { PagefindClient, PagefindResult } from './client.ts';

/**
 * Pagefind also finds longer words that begin with the one searched for and, for an unknown word, a shorter one that it
 * begins with: among the words of the chunks loaded so far, so that the answer would depend on earlier searches. With
 * this steepness, their scores are at most a millionth of those of the word itself, by which they are told apart.
 */
const steepness = 70;

/** What Pagefind multiplies the frequency of the word itself by. */
const exactBonus = Math.exp(steepness * (Math.exp(-1 / 8) - 1));

/** In the usual range of BM25; tuned on public question sets. */
const saturation = 3;

/** Pagefind's ranking options for `findWholeWords`. The bonus cancels out where the saturation has it as well. */
export const wholeWordRanking = { termSimilarity: steepness, termSaturation: saturation * exactBonus };

/** Least score of the word itself, without its inverse document frequency. */
const minScore = 1e-4;

/**
 * A client that finds the pages with exactly this word, or another form of its stem. The scores depend on the word and
 * the site alone, whatever was searched before.
 */
export function findWholeWords(client: PagefindClient): PagefindClient {
  let pages: ReturnType<PagefindClient['search']> | undefined;

  function listPages(): ReturnType<PagefindClient['search']> {
    pages ??= client.search(null);
    // A failed search is retried on the next call.
    pages.catch(() => {
      pages = undefined;
    });
    return pages;
  }

  return {
    async search(word) {
      if (word === null) return listPages();
      const [{ results }, all] = await Promise.all([client.search(word), listPages()]);
      return { results: withoutOtherWords(results, all.results.length) };
    },
  };
}

/**
 * @param results of one word
 * @param total number of pages in the index
 */
function withoutOtherWords(results: readonly PagefindResult[], total: number): PagefindResult[] {
  const shared = rarity(results.length, total);
  const own = results.filter(({ score }) => score > minScore * shared);
  const factor = rarity(own.length, total) / shared;
  return own.map((result) => ({ id: result.id, score: rounded(result.score * factor), data: () => result.data() }));
}

/** Scores are rounded to this: single precision and the other words change their seventh digit. */
export const scorePrecision = 1e-3;

export function rounded(score: number): number {
  return Math.round(score / scorePrecision) * scorePrecision;
}

/**
 * Pagefind's inverse document frequency, in its single precision; it is that of all pages in the results, whichever of
 * the words they have.
 */
export function rarity(having: number, total: number): number {
  const odds = Math.fround(Math.fround(total - having + 0.5) / Math.fround(having + 0.5));
  return Math.fround(Math.log(Math.fround(odds + 1)));
}
