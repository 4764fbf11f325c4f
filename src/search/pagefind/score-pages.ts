import { pagefindOptions } from './client.ts';
import { rarity, rounded } from './whole-words.ts';

/** A page of the index. */
export interface IndexedPage {
  /** Pagefind's id. */
  id: string;
  /** Number of its words. */
  words: number;
}

/** How often a page has a word. */
export interface WordOnPage {
  /** Number of the page. */
  page: number;
  /** Pagefind's weights of its places, summed up. */
  weight: number;
  /** Whether the page has the accents of the word that was searched for. */
  isAsTyped: boolean;
}

const { fround } = Math;

const { termSaturation, termSimilarity, pageLength, diacriticSimilarity } = pagefindOptions.ranking;
const saturation = fround(termSaturation);
const lengthShare = fround(pageLength);
const asTypedBonus = fround(1 + fround(diacriticSimilarity));

/** What Pagefind multiplies the frequency of the word itself by. */
const exactBonus = fround(
  fround(Math.exp(fround(fround(Math.exp(-1 / 8)) * fround(termSimilarity)))) / fround(Math.exp(termSimilarity)),
);

/** Pagefind's weight of a place in plain text. */
const plainWeight = 24;

/**
 * Scores of the pages that have a word, as `findWholeWords` gives them: in Pagefind's order of steps and in its single
 * precision, as the last digit tells which of two pages is first.
 *
 * BM25 of Robertson, S. and Zaragoza, H. (2009), Found. Trends Inf. Retr. 3(4), 333–389.
 *
 * @param averageWords of all pages
 * @returns in the order of `found`
 */
export function scorePages(found: readonly WordOnPage[], pages: readonly IndexedPage[], averageWords: number): Float32Array {
  const idf = rarity(found.length, pages.length);
  return Float32Array.from(found, ({ page, weight, isAsTyped }) => {
    const frequency = fround(fround(weight / plainWeight) * exactBonus);
    const length = fround((pages[page]?.words ?? 0) / averageWords);
    const norm = fround(saturation * fround(fround(1 - lengthShare) + fround(lengthShare * length)));
    const factor = fround(fround(fround(saturation + 1) * frequency) / fround(norm + frequency));
    return rounded(fround(fround(idf * factor) * (isAsTyped ? asTypedBonus : 1)));
  });
}
