import type { SideClient } from '../side-index/side-client.ts';
import { wordFeature } from '../text/feature-names.ts';
import type { TextReader } from '../text/text-reader.ts';
import { maxQueryLength, normalizeQuery } from '../text/words.ts';

/** Each word is a separate search. */
const maxWords = 24;

/** The part of a query that is searched for. */
export interface QueryWords {
  /** Normalised; for a long query, only its chosen words. */
  text: string;
  /** Distinct, in their order. */
  words: string[];
  /** Whether words were left out. */
  isCut: boolean;
}

/** Words of a query that may be searched for: all but order numbers and the like, which are on no page. */
export function queryWords(query: string, reader: TextReader): string[] {
  return reader.words(normalizeQuery(query)).filter((word) => !isNumberOfReader(word));
}

/**
 * The most telling words of a long query, a complaint for example: those that titles and questions have, the rarest
 * first, then the other content words.
 *
 * @throws Error when the index cannot be read
 */
export async function chooseWords(query: string, reader: TextReader, side: SideClient | undefined): Promise<QueryWords> {
  const text = normalizeQuery(query);
  const words = queryWords(query, reader);
  if (words.length <= maxWords) return { text, words, isCut: query.length > maxQueryLength };
  const telling = new Set(reader.tellingWords(text));
  const having = (await side?.having(words.map((word) => wordFeature(reader.stem(word))))) ?? [];
  const chosen = words
    .map((word, index) => ({ word, index, isTelling: telling.has(word), having: having[index] || Number.POSITIVE_INFINITY }))
    .sort((a, b) => Number(b.isTelling) - Number(a.isTelling) || compare(a.having, b.having) || a.index - b.index)
    .slice(0, maxWords)
    .sort((a, b) => a.index - b.index)
    .map(({ word }) => word);
  return { text: chosen.join(' '), words: chosen, isCut: true };
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** Whether a word is a number of the reader's own: of an order, a telephone or a card. Error codes are shorter. */
export function isNumberOfReader(word: string): boolean {
  const digits = (word.match(/\p{N}/gu) ?? []).length;
  return digits >= 6 && digits * 2 > word.length;
}
