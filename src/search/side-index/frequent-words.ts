import type { BulkClient } from '../pagefind/bulk-client.ts';
import type { WordPages } from '../pagefind/postings.ts';
import type { TextReader } from '../text/text-reader.ts';
import { decodeAscending, decodeDigits, encodeAscending, encodeDigits, maxDigit } from './number-code.ts';

/**
 * The pages of a frequent word and their scores, as Pagefind computes them. Pagefind's search takes time that grows with
 * the square of the number of pages, and loads the places of the word on each of them.
 */
export interface FrequentWord {
  /** Numbers of the articles; see `encodeAscending`. */
  articles: string;
  /** Their scores in the same order, 0…63 from `least` to `most`; see `encodeDigits`. */
  scores: string;
  least: number;
  most: number;
}

/** The score of a page for one word, by Pagefind's id. */
export interface PageScore {
  id: string;
  score: number;
}

/** On as many pages, a word is frequent: Pagefind takes several milliseconds for it. */
export const minFrequentPages = 150;

/**
 * Searches for the words that may be frequent, in all their forms, and keeps those that are.
 *
 * @param pagefind numbers pages in the order of the articles
 * @param counts number of articles that have each word
 */
export function findFrequentWords(
  pagefind: Pick<BulkClient, 'scoresOf'>,
  counts: ReadonlyMap<string, number>,
  { stem }: Pick<TextReader, 'stem'>,
): Map<string, FrequentWord> {
  const ofStem = new Map<string, number>();
  for (const [word, count] of counts) ofStem.set(stem(word), (ofStem.get(stem(word)) ?? 0) + count);
  const mayBe = (word: string): boolean => (ofStem.get(stem(word)) ?? 0) >= minFrequentPages;
  const words = [...counts.keys()].filter(mayBe).sort();
  const frequent = new Map<string, FrequentWord>();
  for (const word of words) {
    const found = pagefind.scoresOf(word);
    if (found.pages.length >= minFrequentPages) frequent.set(word, encodeWord(found));
  }
  return frequent;
}

function encodeWord({ pages, scores }: WordPages): FrequentWord {
  const found = Array.from(pages, (number, at) => ({ number, score: scores[at] ?? 0 }));
  found.sort((a, b) => a.number - b.number);
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const { score } of found) [least, most] = [Math.min(least, score), Math.max(most, score)];
  const step = (most - least) / maxDigit || 1;
  return {
    articles: encodeAscending(found.map(({ number }) => number)),
    scores: encodeDigits(found.map(({ score }) => Math.round((score - least) / step))),
    least,
    most,
  };
}

/**
 * @param keys Pagefind's ids of the articles, in their order
 * @throws Error when the word is not encoded as expected
 */
export function decodeWord({ articles, scores, least, most }: FrequentWord, keys: readonly string[]): PageScore[] {
  const digits = decodeDigits(scores);
  const step = (most - least) / maxDigit;
  return decodeAscending(articles).map((number, at) => ({ id: keys[number] ?? '', score: least + step * (digits[at] ?? 0) }));
}
