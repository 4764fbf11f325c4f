import type { PagefindClient, PagefindPage, PagefindResult } from '../pagefind/client.ts';
import { isPagefindLoaded, loadPagefind } from '../pagefind/load-pagefind.ts';
import { searchedWords } from '../ranking/searched-words.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { wordFeature } from '../text/feature-names.ts';
import { chooseWords } from '../understanding/query-words.ts';

/**
 * Whether titles and questions have all words of a query, so that it is probably answered without Pagefind.
 *
 * @throws Error when the side index cannot be read
 */
export async function isOfTitleWords(query: string, side: SideClient): Promise<boolean> {
  const { reader } = side;
  if (!side.hasTitleWords) return false;
  const { words } = await chooseWords(query, reader, side);
  const searched = searchedWords(words, reader, side).filter((word) => !side.isFrequent(word));
  const having = await side.having(searched.map((word) => wordFeature(reader.stem(word))));
  return words.length > 0 && having.every((count) => count > 0);
}

/** Takes the scores of words from the side index until Pagefind is there, and loads Pagefind for a word that it does not have. */
export function titleWordsFirst(side: SideClient | undefined): PagefindClient {
  return {
    async search(word) {
      const scores = word === null || isPagefindLoaded() ? undefined : await side?.titleWordScores(word).catch(() => undefined);
      if (scores === undefined) return (await loadPagefind()).search(word);
      return { results: scores.map((score): PagefindResult => ({ ...score, data: () => readPage(score.id) })) };
    },
  };
}

/** Only for an article whose own file cannot be read. */
async function readPage(key: string): Promise<PagefindPage> {
  const { results } = await (await loadPagefind()).search(null);
  const result = results.find(({ id }) => id === key);
  if (result === undefined) throw new Error('Pagefind’s index and the side index are from different builds.');
  return result.data();
}
