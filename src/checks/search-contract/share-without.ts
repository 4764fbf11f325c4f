import { pagefindOptions } from '../../search/pagefind-client.ts';
import type { PageWords, WordCounts } from './page-words.ts';

const { termSimilarity, pageLength, termSaturation } = pagefindOptions.ranking;

/**
 * What remains of the score of a word for a page when one of its questions is left out, as a share of what it is
 * with it. Reckoned as Pagefind does: BM25 over the words that begin like the one that is looked for, those that are
 * longer counting less, and once more when the title has one. How rare the word is matters to all of them alike and so
 * cancels out.
 *
 * Robertson, S. and Zaragoza, H. (2009), Found. Trends Inf. Retr. 3(4), 333–389; Pagefind 1.6, `pagefind_web/src/search.rs`.
 *
 * @param term stem of the word that is looked for
 * @param averageLength of all pages of the locale, in words
 * @returns from 0; 1 for a question that the page does not have, a little more for a word that the question does not
 *   have, as the page is shorter without it
 */
export function shareWithout(term: string, page: PageWords, question: string, averageLength: number): number {
  const own = page.answers.get(question);
  if (own === undefined) return 1;
  const matching = matchesOf(term, page);
  const inTitle = page.titleWords.some((word) => matching.includes(word) || word.startsWith(term)) ? 1 : 0;
  const before = inTitle + scoreOf(term, matching, page, averageLength);
  return before === 0 ? 1 : (inTitle + scoreOf(term, matching, subtract(page, own, matching), averageLength)) / before;
}

/** Words of a page that one stands for: those that begin with it, otherwise the longest with which it begins. */
function matchesOf(term: string, { weights, titleWords }: PageWords): string[] {
  const words = [...weights.keys()];
  const longer = words.filter((word) => word.startsWith(term));
  if (longer.length > 0 || titleWords.some((word) => word.startsWith(term))) return longer;
  const shorter = words.filter((word) => term.startsWith(word));
  return shorter.sort((a, b) => b.length - a.length).slice(0, 1);
}

function scoreOf(term: string, words: readonly string[], { length, weights }: WordCounts, averageLength: number): number {
  const norm = termSaturation * (1 - pageLength + (pageLength * length) / averageLength);
  let sum = 0;
  for (const word of words) {
    const weight = (weights.get(word) ?? 0) * likeness(word, term);
    sum += ((termSaturation + 1) * weight) / (norm + weight);
  }
  return sum;
}

/** Falls with the difference of two words in length, in bytes: 1 at most. */
function likeness(word: string, term: string): number {
  const difference = Math.abs(Buffer.byteLength(word) - Buffer.byteLength(term)) + 1;
  return Math.exp(termSimilarity * (Math.exp(-(difference ** 2) / 8) - 1));
}

function subtract(whole: WordCounts, part: WordCounts, words: readonly string[]): WordCounts {
  const left = (word: string): number => Math.max(0, (whole.weights.get(word) ?? 0) - (part.weights.get(word) ?? 0));
  return { length: whole.length - part.length, weights: new Map(words.map((word) => [word, left(word)])) };
}
