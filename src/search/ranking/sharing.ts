import type { SideClient } from '../side-index/side-client.ts';
import type { TextReader } from '../text/text-reader.ts';
import type { Ranked, WordScores } from './rank.ts';

/**
 * Whether one of the articles shares with the query something that says what it is about: a word in its text, or a word,
 * a pair of characters or a synonym in its title and questions. Stop words and single characters do not match.
 *
 * @param found results of each word of the query
 * @throws Error when the index cannot be read
 */
export async function sharesWith(
  query: string,
  articles: readonly Ranked[],
  found: readonly WordScores[],
  reader: TextReader,
  side: SideClient | undefined,
): Promise<boolean> {
  const words = new Set(reader.tellingWords(query));
  const keys = new Set<string>();
  for (const { word, results } of found) if (words.has(word)) for (const { id } of results) keys.add(id);
  if (articles.some(({ key }) => keys.has(key))) return true;
  const similar = await side?.similarity(query, reader.tellingFeatures(query));
  return similar !== undefined && articles.some(({ key }) => similar.has(key));
}
