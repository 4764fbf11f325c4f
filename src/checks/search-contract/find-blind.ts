import { queryWords } from '../../search/understanding/query-words.ts';
import type { ContractSearch } from './contract-search.ts';

/** An index that does not support the language finds none of them. */
const sampleSize = 200;

/**
 * Finds articles that no word of their own title finds in Pagefind's index. A few may have a title in another language
 * and are ignored; if it is half or more of those examined, the index does not support the language of the texts.
 *
 * @param articles of which a sample is examined
 * @returns ids of such articles; empty when they are fewer than half
 */
export async function findBlind(
  { pagefind, side, reader, keyOf }: ContractSearch,
  articles: readonly { id: string; title: string }[],
): Promise<string[]> {
  const step = Math.max(1, Math.floor(articles.length / sampleSize));
  const examined = articles.filter((_, number) => number % step === 0);
  const blind: string[] = [];
  for (const { id, title } of examined) {
    const words = queryWords(title, reader);
    // Pagefind takes milliseconds for a frequent word, which is needed only where no other finds the article.
    const rarest = [...words.filter((word) => !side.isFrequent(word)), ...words.filter(side.isFrequent)];
    const key = keyOf(id);
    let isFound = false;
    for (const word of rarest) {
      isFound = (await pagefind.search(word)).results.some((result) => result.id === key);
      if (isFound) break;
    }
    if (!isFound) blind.push(id);
  }
  return blind.length * 2 < examined.length ? [] : blind;
}
