import { parseArticleUrl } from '../knowledge/article-id.ts';
import { type OpenedSearch, openSearch } from '../search/open-search.ts';
import type { Found } from './figures.ts';

/** Searches for a query. */
export type Ask = (query: string) => Promise<Found>;

/**
 * Opens the search of a built site in one locale, as on its pages, with corrections.
 *
 * @throws UserError when the site has no index for that locale
 */
export async function askSite(siteDir: string, locale: string): Promise<Ask> {
  const { answer } = await openOnce(siteDir, locale);
  return async function askOurs(query) {
    const { hits, confidence, isUnsure } = await answer(query);
    return { ids: hits.map(({ url }) => idOf(url)), confidence, isUnsure };
  };
}

const opened = new Map<string, Promise<OpenedSearch>>();

/**
 * Opens a site's search once; a second client would load the same files again.
 *
 * @throws UserError when the site has no index for that locale
 */
export function openOnce(siteDir: string, locale: string): Promise<OpenedSearch> {
  const key = `${locale} ${siteDir}`;
  const known = opened.get(key) ?? openSearch(siteDir, locale);
  opened.set(key, known);
  return known;
}

/** Id of the article at a URL; the URL itself for any other page. */
export function idOf(url: string): string {
  return parseArticleUrl(url)?.id ?? url;
}
