import type { SideClient } from '../side-index/side-client.ts';
import type { TextReader } from '../text/text-reader.ts';
import type { WordScores } from './rank.ts';

/**
 * Articles that share with the query something that says what it is about: a word in their text, or a word, a pair of
 * characters or a synonym in their title and questions. Stop words and single characters are no match.
 *
 * @param found results of each word of the query
 * @returns their Pagefind ids
 * @throws Error when the index cannot be read
 */
export async function keysSharing(
  query: string,
  found: readonly WordScores[],
  reader: TextReader,
  side: SideClient | undefined,
): Promise<Set<string>> {
  const words = new Set(reader.tellingWords(query));
  const keys = new Set<string>();
  for (const { word, results } of found) if (words.has(word)) for (const { id } of results) keys.add(id);
  const similar = await side?.similarity(query, reader.tellingFeatures(query));
  if (similar !== undefined) for (const key of similar.keys()) keys.add(key);
  return keys;
}
