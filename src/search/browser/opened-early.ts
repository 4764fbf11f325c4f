import { findParts } from './box-view.ts';
import { rememberOpened } from './opened-result.ts';
import { rememberSearch } from './recent-searches.ts';
import { send } from './send.ts';
import { whenOpened } from './shown-rows.ts';

/** The query that a result was opened for before it was answered. */
let counted: string | undefined;

/** Counts a search as found whose result was opened before there was an answer. */
export function countEarly(query: string, locale: string): void {
  counted = query;
  send('/api/counts', { locale, what: 'search-found' }, true);
}

/** Whether `countEarly` has counted a query; its answer may come before the page is left. */
export function isCountedEarly(query: string): boolean {
  return query === counted;
}

/**
 * Until the search is loaded, sees to the results that are opened: as later, the search is found, is among the recent
 * ones, and a vote on the article can confirm it.
 *
 * @returns ends this
 */
export function watchOpenedEarly(box: HTMLElement): () => void {
  const parts = findParts(box);
  const locale = box.dataset['locale'] ?? '';
  if (parts === undefined) return () => {};
  return whenOpened(parts, (link, query) => {
    if (query === undefined) return;
    rememberSearch(locale, query);
    // Missing in the internal edition: searches by staff say nothing about demand.
    if (box.dataset['watch'] === undefined) return;
    countEarly(query, locale);
    rememberOpened({ path: link.pathname, query, locale });
  });
}
