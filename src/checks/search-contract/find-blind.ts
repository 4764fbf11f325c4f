import { exactWord } from '../../search/pagefind/client.ts';
import { queryWords } from '../../search/ranking/rank-articles.ts';
import type { ContractSearch } from './contract-search.ts';

/**
 * Articles that none of the words of their own title finds in Pagefind's index. Single ones may have a title in another
 * language and are left out; half or more mean that the index does not know the language of the texts.
 *
 * @returns ids of the examined articles; none unless they are half of them
 */
export async function findBlind(
  { pagefind, reader, keyOf }: ContractSearch,
  examined: readonly { id: string; title: string }[],
): Promise<string[]> {
  // Exact words: an unknown word is found by its longest known beginning, which here would be a single character.
  const wordsOf = (title: string): string[] => queryWords(title, reader).map(exactWord);
  await pagefind.load(examined.flatMap(({ title }) => wordsOf(title)));
  const blind: string[] = [];
  for (const { id, title } of examined) {
    const found = await Promise.all(wordsOf(title).map((word) => pagefind.search(word)));
    if (!found.some(({ results }) => results.some((result) => result.id === keyOf(id)))) blind.push(id);
  }
  return blind.length * 2 < examined.length ? [] : blind;
}
