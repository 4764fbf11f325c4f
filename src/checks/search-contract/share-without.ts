import { pagefindOptions } from '../../search/pagefind/client.ts';
import type { Term } from './indexed-words.ts';
import type { PageWords } from './page-words.ts';

const { termSimilarity, pageLength, termSaturation, diacriticSimilarity, metaWeights } = pagefindOptions.ranking;

/**
 * What remains of the score of a word for a page when one of its questions is left out, as a share of what it is
 * with it. Reckoned as Pagefind does: BM25 over the words that begin like the one that is looked for, those that are
 * longer counting less, and once more when the title has one. How rare the word is stays as it is while the page has
 * it at all, and so cancels out.
 *
 * Robertson, S. and Zaragoza, H. (2009), Found. Trends Inf. Retr. 3(4), 333–389; Pagefind 1.6, `pagefind_web/src/search.rs`.
 *
 * @param averageLength of all pages of the locale, in words
 * @returns from 0; 1 for a question or a word that the page does not have; a little more than 1 for a word that the
 *   question does not have, as the page is shorter without it
 */
export function shareWithout(term: Term, page: PageWords, question: string, averageLength: number): number {
  const leftOut = page.answers.get(question);
  if (leftOut === undefined) return 1;
  const words = matchesOf(term, page);
  const isInTitle = page.titleWords.some((word) => words.includes(word) || word.startsWith(term.key));
  const ofTitle = isInTitle ? metaWeights.title : 0;
  const before = ofTitle + scoreOf(term, words, page, averageLength);
  return before === 0 ? 1 : (ofTitle + scoreOf(term, words, page, averageLength, leftOut)) / before;
}

/** Words of a page that one stands for: those that begin with it, in order, otherwise the longest with which it begins. */
function matchesOf({ key }: Term, { places, titleWords }: PageWords): string[] {
  const words = [...places.keys()];
  const longer = words.filter((word) => word.startsWith(key));
  if (longer.length > 0 || titleWords.some((word) => word.startsWith(key))) return longer.sort();
  const shorter = words.filter((word) => key.startsWith(word));
  return shorter.sort((a, b) => b.length - a.length).slice(0, 1);
}

function scoreOf(
  term: Term,
  words: readonly string[],
  { length, places }: PageWords,
  averageLength: number,
  leftOut = { from: 0, to: 0 },
): number {
  const norm = termSaturation * (1 - pageLength + (pageLength * (length - leftOut.to + leftOut.from)) / averageLength);
  const counted = new Set<number>();
  let sum = 0;
  for (const word of words) {
    const kept = (places.get(word) ?? []).filter(({ at }) => at < leftOut.from || at >= leftOut.to);
    // "Sign" and "sign-in" in one place count once, as the shorter.
    const own = kept.filter(({ at }) => !counted.has(at) && counted.add(at));
    const weight = own.reduce((total, each) => total + each.weight, 0) * likeness(word, term.key);
    const isAlike = kept.some(({ form }) => form.startsWith(term.written) || term.written.startsWith(form));
    sum += ((isAlike ? 1 + diacriticSimilarity : 1) * (termSaturation + 1) * weight) / (norm + weight);
  }
  return sum;
}

/** Falls with the difference of two words in length, in bytes: 1 at most. */
function likeness(word: string, key: string): number {
  const difference = Math.abs(Buffer.byteLength(word) - Buffer.byteLength(key)) + 1;
  return Math.exp(termSimilarity * (Math.exp(-(difference ** 2) / 8) - 1));
}
