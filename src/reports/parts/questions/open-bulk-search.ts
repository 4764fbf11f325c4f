import { createShortlists, type WordPages } from '../../../checks/search-contract/shortlist.ts';
import { type OpenedSearch, openSearch } from '../../../search/open-search.ts';
import { type BulkClient, openBulkClient } from '../../../search/pagefind/bulk-client.ts';
import { searchedWords } from '../../../search/ranking/searched-words.ts';
import type { SearchSources } from '../../../search/search-articles.ts';
import type { OpenedSideIndex } from '../../../search/side-index/side-client.ts';
import { chooseWords } from '../../../search/understanding/query-words.ts';

/** The search of a locale, for thousands of texts: its first hits are those of the pages, and it knows no others. */
export interface BulkSearch extends Pick<OpenedSearch, 'answer'> {
  /** Searches the bodies once for every word of the texts. */
  load(texts: readonly string[]): Promise<void>;
}

/** @throws UserError when the site has no index for the locale */
export async function openBulkSearch(siteDir: string, locale: string): Promise<BulkSearch> {
  let bodies: BulkClient | undefined;
  const { side, answer } = await openSearch(siteDir, locale, async (folder, opened) => {
    const keys = opened.articles.map(({ key }) => key);
    bodies = await openBulkClient(folder, opened.reader.language, keys);
    return narrowed(bodies, opened, keys);
  });
  const wordsOf = async (text: string): Promise<readonly string[]> =>
    searchedWords((await chooseWords(text, side.reader, side)).words, side.reader, side);
  return {
    answer,
    async load(texts) {
      const words = await Promise.all(texts.map(wordsOf));
      await bodies?.load(words.flat().filter((word) => !side.isFrequent(word)));
    },
  };
}

/** Thousands of articles share a common word with a text; only those that can be among the first hits are ranked. */
function narrowed(
  pagefind: BulkClient,
  side: OpenedSideIndex,
  keys: readonly string[],
): Required<Omit<SearchSources, 'reader' | 'side' | 'countsOf'>> {
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const frequent = new Map<string, WordPages>();
  async function pagesOf(word: string): Promise<WordPages> {
    if (!side.isFrequent(word)) return pagefind.scoresOf(word);
    const known = frequent.get(word);
    if (known !== undefined) return known;
    const found = await side.scoresOf(word);
    const pages = {
      pages: Int32Array.from(found, ({ id }) => numbers.get(id) ?? 0),
      scores: Float64Array.from(found, ({ score }) => score),
    };
    frequent.set(word, pages);
    return pages;
  }
  return {
    pagefind,
    shortlist: createShortlists({ reader: side.reader, side, countsOf: () => undefined, pagesOf }),
    isOnPage: async (word) => (await pagesOf(word)).pages.length > 0,
  };
}
