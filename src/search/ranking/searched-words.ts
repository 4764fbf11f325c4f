import type { TextReader } from '../text/text-reader.ts';

/** Which words are searched for in the bodies; depends on the size of the site. */
export interface SearchedShare {
  /** Whether stop words are searched for as well. */
  searchesStopWords: boolean;
  /** Words that are on most pages of a large site; empty on a smaller one. */
  common: ReadonlySet<string>;
}

/** The words of a query to search for in the bodies. Includes stop words or common words when there are too few others. */
export function searchedWords(
  words: readonly string[],
  reader: TextReader,
  { searchesStopWords, common }: SearchedShare,
): readonly string[] {
  const content = words.filter((word) => reader.isContent(word));
  const chosen = searchesStopWords || content.length === 0 ? words : content;
  const distinctive = chosen.filter((word) => !common.has(word));
  return distinctive.length < minWords ? chosen : distinctive;
}

/** A single word says too little. */
const minWords = 2;
