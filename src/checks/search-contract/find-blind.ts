import { normalizeQuery } from '../../search/text/words.ts';
import type { ContractArticle, ContractIndex } from './contract-index.ts';

/**
 * Ids of those of the examined articles to which no word of their own title leads in Pagefind. None when these are
 * but a few, whose titles may be in another language: many mean that the index does not know theirs.
 */
export async function findBlind(index: ContractIndex, examined: readonly ContractArticle[]): Promise<string[]> {
  const { reader, numberOf, scores } = index;
  // In quotes: otherwise a text that was not cut into words is found by its beginning.
  const quotedWordsOf = (title: string): string[] => reader.words(normalizeQuery(title)).map((word) => `"${word}"`);
  await scores.load(examined.flatMap(({ title }) => quotedWordsOf(title)));
  const isBlind = ({ id, title }: ContractArticle): boolean =>
    !quotedWordsOf(title).some((word) => scores.of(word).numbers.includes(numberOf.get(id) ?? -1));
  const blind = examined.filter(isBlind).map(({ id }) => id);
  return blind.length * 2 < examined.length ? [] : blind;
}
