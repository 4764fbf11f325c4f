import { exactWord } from '../../search/pagefind/client.ts';
import { queryWords } from '../../search/understanding/query-words.ts';
import type { ContractSearch } from './contract-search.ts';

/**
 * Finds articles that no word of their own title finds in Pagefind's index. A few may have a title in another language
 * and are ignored; if it is half or more, the index does not support the language of the texts.
 *
 * @returns ids of such articles; empty when they are fewer than half
 */
export async function findBlind(
  { pagefind, reader, keyOf }: ContractSearch,
  examined: readonly { id: string; title: string }[],
): Promise<string[]> {
  // Exact words, because search falls back to the longest known prefix of an unknown word, here a single character.
  const wordsOf = (title: string): string[] => queryWords(title, reader).map(exactWord);
  await pagefind.load(examined.flatMap(({ title }) => wordsOf(title)));
  const blind: string[] = [];
  for (const { id, title } of examined) {
    const found = await Promise.all(wordsOf(title).map((word) => pagefind.search(word)));
    if (!found.some(({ results }) => results.some((result) => result.id === keyOf(id)))) blind.push(id);
  }
  return blind.length * 2 < examined.length ? [] : blind;
}
