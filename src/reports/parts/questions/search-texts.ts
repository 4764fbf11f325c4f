import { foundWithin } from '../../../checks/search-contract/ask-question.ts';
import { UserError } from '../../../errors.ts';
import { parseArticleUrl } from '../../../knowledge/article-id.ts';
import type { NearestArticle, Text } from './nearest-articles.ts';
import { type BulkSearch, openBulkSearch } from './open-bulk-search.ts';
import { textKey } from './text-key.ts';

/** Searches a built site for texts. Locales without an index are left out. */
export async function searchTexts(siteDir: string, texts: readonly Text[]): Promise<Map<string, NearestArticle>> {
  const nearest = new Map<string, NearestArticle>();
  for (const [locale, own] of Map.groupBy(texts, (text) => text.locale)) {
    const search = await open(siteDir, locale);
    if (search === undefined) continue;
    for (const { text } of own) nearest.set(textKey({ locale, text }), await ask(search, text));
  }
  return nearest;
}

/** `undefined` for a locale without articles, which has no index, and for an index of another engine version. */
async function open(siteDir: string, locale: string): Promise<BulkSearch | undefined> {
  try {
    return await openBulkSearch(siteDir, locale);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

async function ask(search: BulkSearch, text: string): Promise<NearestArticle> {
  const { hits, isEmpty, confidence, isUnsure, unknownWords } = await search.answer(text, {
    limit: foundWithin,
    // The report names articles of the text's own locale only.
    loadElsewhere: async () => [],
  });
  const first = isEmpty ? [] : hits.slice(0, foundWithin).flatMap(({ url }) => parseArticleUrl(url)?.id ?? []);
  return { article: first[0], first, confidence, isUnsure, unknownWords };
}
