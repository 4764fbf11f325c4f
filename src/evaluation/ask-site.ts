import { parseArticleUrl } from '../knowledge/article-id.ts';
import { openSearch } from '../search/open-search.ts';
import type { Found } from './figures.ts';

/** Searches for a query. */
export type Ask = (query: string) => Promise<Found>;

/**
 * Opens the search of a built site in one locale, as on its pages, with corrections. Each call makes a new client.
 *
 * @throws UserError when the site has no index for that locale
 */
export async function askSite(siteDir: string, locale: string): Promise<Ask> {
  const { answer } = await openSearch(siteDir, locale);
  return async function askOurs(query) {
    const { hits, confidence, isUnsure } = await answer(query);
    return { ids: hits.map(({ url }) => idOf(url)), confidence, isUnsure };
  };
}

/** Id of the article at a URL; the URL itself for any other page. */
export function idOf(url: string): string {
  return parseArticleUrl(url)?.id ?? url;
}
