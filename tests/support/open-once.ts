import { type OpenedSearch, openSearch } from '../../src/search/open-search.ts';

/** Opens the search of a built site in each locale once. */
export function openOnce(siteDir: string): (locale: string) => Promise<OpenedSearch> {
  const opened = new Map<string, Promise<OpenedSearch>>();
  return (locale) => {
    const search = opened.get(locale) ?? openSearch(siteDir, locale);
    opened.set(locale, search);
    return search;
  };
}
