import { rememberOpened } from './opened-result.ts';
import { rememberSearch } from './recent-searches.ts';
import { send } from './send.ts';

/** The query that a result was opened for before it was answered. */
let counted: string | undefined;

/** Counts a search as found whose result was opened before there was an answer, once. */
export function countEarly(query: string, locale: string): void {
  if (query === counted) return;
  counted = query;
  send('/api/counts', { locale, what: 'search-found' }, true);
}

/** Whether `countEarly` has counted a query; its answer may come before the page is left. */
export function isCountedEarly(query: string): boolean {
  return query === counted;
}

/** A result that was opened before the search was loaded. */
export interface OpenedEarly {
  /** Path of the article's page. */
  path: string;
  query: string;
  /** In which the reader searched. */
  locale: string;
  /** Whether searches are counted. */
  isWatched: boolean;
}

/** Does what the search would: it is found, is among the recent ones, and a vote on the article can confirm it. */
export function countOpened({ path, query, locale, isWatched }: OpenedEarly): void {
  rememberSearch(locale, query);
  if (!isWatched) return;
  countEarly(query, locale);
  rememberOpened({ path, query, locale });
}

/** Where `asked.js` keeps a result that was opened before any other script of the page was loaded. */
const key = 'opened-early';

/** Counts the one that `asked.js` has kept, if any, once. */
export function countKept(): void {
  try {
    const text = sessionStorage.getItem(key);
    if (text === null) return;
    sessionStorage.removeItem(key);
    countOpened(JSON.parse(text) as OpenedEarly);
  } catch {
    // Blocked or invalid.
  }
}
