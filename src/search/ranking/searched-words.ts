import type { TextReader } from '../text/text-reader.ts';

/** Which words are searched for in the bodies; depends on the size of the site. */
export interface SearchedShare {
  /** Whether stop words are searched for, too. */
  searchesStopWords: boolean;
  /** Words of most pages of a large site. */
  common: ReadonlySet<string>;
}

/**
 * The words of a query that are searched for in the bodies.
 *
 * @returns stop words or common words as well where too few others remain
 */
export function searchedWords(
  words: readonly string[],
  reader: TextReader,
  { searchesStopWords, common }: SearchedShare,
): readonly string[] {
  const content = words.filter((word) => reader.isContent(word));
  const chosen = searchesStopWords || content.length === 0 ? words : content;
  const telling = chosen.filter((word) => !common.has(word));
  return telling.length < minWords ? chosen : telling;
}

/** One word alone says too little. */
const minWords = 2;
