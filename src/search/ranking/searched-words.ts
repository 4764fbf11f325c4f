import type { TextReader } from '../text/text-reader.ts';

/** What a site's size says of the words that are looked for in the bodies. */
export interface SearchedShare {
  /** Whether words that only frame a question are looked for too. */
  searchesStopWords: boolean;
  /** Words that stand on most pages of a large site. */
  common: ReadonlySet<string>;
}

/**
 * The words of a query that are looked for in the bodies of the articles.
 *
 * @returns all of them where nothing better remains
 */
export function searchedWords(
  words: readonly string[],
  reader: TextReader,
  { searchesStopWords, common }: SearchedShare,
): readonly string[] {
  const content = words.filter((word) => reader.isContent(word));
  const chosen = searchesStopWords || content.length === 0 ? words : content;
  const telling = chosen.filter((word) => !common.has(word));
  return telling.length < fewest ? chosen : telling;
}

/** A single word says too little to do without the others. */
const fewest = 2;
