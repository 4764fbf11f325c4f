import { foundWithin } from '../../../checks/search-contract/ask-question.ts';
import { UserError } from '../../../errors.ts';
import { parseArticleUrl } from '../../../knowledge/article-id.ts';
import { type OpenedSearch, openSearch } from '../../../search/open-search.ts';
import { type BulkClient, openBulkClient } from '../../../search/pagefind/bulk-client.ts';
import { searchedWords } from '../../../search/ranking/searched-words.ts';
import { chooseWords } from '../../../search/understanding/query-words.ts';
import type { NearestArticle, Text } from './nearest-articles.ts';
import { textKey } from './text-key.ts';

/** Searches a built site for texts. Locales without an index are left out. */
export async function searchTexts(siteDir: string, texts: readonly Text[]): Promise<Map<string, NearestArticle>> {
  const nearest = new Map<string, NearestArticle>();
  for (const [locale, own] of Map.groupBy(texts, (text) => text.locale)) {
    const search = await open(siteDir, locale);
    if (search === undefined) continue;
    await search.load(own.map(({ text }) => text));
    for (const { text } of own) nearest.set(textKey({ locale, text }), await ask(search, text));
  }
  return nearest;
}

interface BulkSearch extends OpenedSearch {
  /** Searches the bodies once for every word of the texts. */
  load(texts: readonly string[]): Promise<void>;
}

/** `undefined` for a locale without articles, which has no index, and for an index of another engine version. */
async function open(siteDir: string, locale: string): Promise<BulkSearch | undefined> {
  let bodies: BulkClient | undefined;
  const openBodies = async (folder: string, language: string): Promise<BulkClient> => {
    bodies = await openBulkClient(folder, language);
    return bodies;
  };
  try {
    const search = await openSearch(siteDir, locale, openBodies);
    const { reader, isFrequent } = search.side;
    const wordsOf = async (text: string): Promise<readonly string[]> =>
      searchedWords((await chooseWords(text, reader, search.side)).words, reader, search.side);
    return {
      ...search,
      async load(texts) {
        const words = await Promise.all(texts.map(wordsOf));
        await bodies?.load(words.flat().filter((word) => !isFrequent(word)));
      },
    };
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

async function ask(search: OpenedSearch, text: string): Promise<NearestArticle> {
  const { hits, isEmpty, confidence, isUnsure, unknownWords } = await search.answer(text, {
    limit: foundWithin,
    // The report names articles of the text's own locale only.
    loadElsewhere: async () => [],
  });
  const first = isEmpty ? [] : hits.slice(0, foundWithin).flatMap(({ url }) => parseArticleUrl(url)?.id ?? []);
  return { article: first[0], first, confidence, isUnsure, unknownWords };
}
