import type { SideClient } from '../side-index/side-client.ts';
import { wordFeature } from '../text/feature-names.ts';
import type { TextReader } from '../text/text-reader.ts';
import { isHan, normalizeQuery } from '../text/words.ts';

/** With fewer letters, a word may become too many others. */
const minLetters = 2;

/** Words that are compared by their titles and questions, the most frequent ones in the articles. */
const maxCandidates = 20;

/**
 * Completes the last word of a query that is still being typed, such as "how do I get a refun": of the words of the
 * articles that begin with it, the one in most titles and questions or, on large sites, in most articles.
 *
 * @param unknown words of the query that are on no page
 * @param words of the articles, most frequent first, separated by spaces
 * @returns the completed query; `undefined` when its last word is known or finished, or no word begins with it
 */
export async function completeLastWord(
  query: string,
  unknown: readonly string[],
  words: string,
  { reader, side }: { reader: TextReader; side?: SideClient | undefined },
): Promise<string | undefined> {
  const text = reader.simplify(normalizeQuery(query));
  const [last = ''] = reader.cut(text).slice(-1);
  const isTyping = /[\p{L}\p{N}]$/u.test(query) && text.endsWith(last);
  if (!isTyping || !unknown.includes(last) || (last.length < minLetters && !isHan(last))) return undefined;
  const longer = words.split(' ').filter((word) => word.startsWith(last));
  const candidates = longer.slice(0, maxCandidates);
  const having = await inTexts(candidates, reader, side);
  const most = Math.max(0, ...having);
  const word = candidates[having.indexOf(most)];
  return word === undefined ? undefined : text.slice(0, -last.length) + word;
}

/** Number of articles with each word in their title or questions; 0 on large sites, which would load a file for each. */
async function inTexts(words: readonly string[], reader: TextReader, side: SideClient | undefined): Promise<number[]> {
  if (side?.articles[0]?.title === undefined) return words.map(() => 0);
  return side.having(words.map((word) => wordFeature(reader.stem(word))));
}
