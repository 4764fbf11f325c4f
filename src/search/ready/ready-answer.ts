import type { FacetName } from '../facets.ts';
import type { ResultRow } from '../result-row.ts';
import { normalizeQuery } from '../text/words.ts';

/**
 * The beginning of what search finds for a query that many readers ask. The build has asked it of the finished index, so
 * that a page can show it before it has loaded any of that.
 */
export interface ReadyAnswer {
  /** Of `readyKey`. */
  key: string;
  /** The first rows. */
  rows: ResultRow[];
  /** Keys of the hits that the whole answer loads, so that they can be asked for before it is known. */
  likely: string[];
  /** How many articles are found in all. */
  admitted: number;
  /** The filters that have more than one value. */
  facets: FacetName[];
}

/** Where the ready answers of a locale are. */
export interface ReadyFiles {
  /** Number of files. */
  count: number;
  /** Their folder below that of the locale, named after a digest of their content. */
  folder: string;
}

/** Rows of a ready answer: what fits on a phone. */
export const readyRows = 3;

/** Longer queries are each asked by one reader only. In letters and digits. */
const maxLetters = 60;

/**
 * Queries with the same key have the same answer: they differ in case, width, spaces and punctuation at their ends.
 *
 * @returns `undefined` when there is no ready answer to such a query
 */
export function readyKey(query: string): string | undefined {
  const { length } = lettersOf(query);
  if (length === 0 || length > maxLetters) return undefined;
  const characters = Array.from(normalizeQuery(query));
  let from = 0;
  let to = characters.length;
  while (from < to && !isTelling(characters[from])) from += 1;
  while (to > from && !isTelling(characters[to - 1])) to -= 1;
  return characters.slice(from, to).join('');
}

function isTelling(character = ''): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(character);
}

/**
 * Path, below that of a locale, of the file that has the answer to a query, if any has. `asked.js` computes the same, so
 * that the search page asks for the file before it has this function.
 */
export function readyFile(query: string, { count, folder }: ReadyFiles): string {
  const letters = lettersOf(query);
  let hash = 0;
  for (let index = 0; index < letters.length; index += 1) hash = (hash * 31 + letters.charCodeAt(index)) >>> 0;
  return `${folder}/${hash % count}.json`;
}

function lettersOf(query: string): string {
  return query
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
