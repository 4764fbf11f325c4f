import type { HelpCentre } from '../../mcp/help-centre.ts';
import { TookTooLong, within } from '../../mcp/within.ts';
import { firstHits } from '../../search/search-articles.ts';
import type { Limiter } from '../limiter.ts';
import { fillSearchPage } from './fill-page.ts';

export interface AskedPagesOptions {
  helpCentre: HelpCentre;
  /** The HTML of a page by its path inside the help centre; `undefined` when there is none. */
  readPage: (path: string) => Promise<string | undefined>;
  basePath: string;
  limit: Limiter;
  log: (line: string) => void;
  /** How long a search may take, in milliseconds. */
  timeoutMs?: number;
}

/** @param path inside the help centre */
export function isSearchPage(path: string): boolean {
  return localeOf(path) !== undefined;
}

function localeOf(path: string): string | undefined {
  return /^\/([a-z-]+)\/search\/$/.exec(path)?.[1];
}

/** As many characters as the field of the page takes. */
const maxQueryLength = 200;

/** Searches at the same time; whoever comes next gets the page alone. */
const maxAtOnce = 4;

/**
 * Answers the search page with what its address asks already in it: on a slow network the answer is there some seconds
 * before the scripts that would find it, and without scripts there is an answer at all.
 *
 * @returns its HTML; `undefined` for any other request, and whenever the page had better come without an answer: too many
 *   requests from the address or at once, a search that takes too long or fails
 */
export function createAskedPages({ helpCentre, readPage, basePath, limit, log, timeoutMs = 1_500 }: AskedPagesOptions) {
  let searching = 0;

  return async function readAskedPage({ method, url }: Request, address: string): Promise<string | undefined> {
    const { pathname, searchParams } = new URL(url);
    const path = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : '';
    const locale = localeOf(path);
    const query = (searchParams.get('q') ?? '').slice(0, maxQueryLength).trim();
    if (method !== 'GET' || locale === undefined || query === '') return undefined;
    if (searching >= maxAtOnce) return undefined;
    searching += 1;
    try {
      if ((await limit(address)) > 0) return undefined;
      return await within(timeoutMs, answer(path, locale, query));
    } catch (error) {
      if (error instanceof TookTooLong) helpCentre.forget();
      else log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return undefined;
    } finally {
      searching -= 1;
    }
  };

  async function answer(path: string, locale: string, query: string): Promise<string | undefined> {
    const page = await readPage(path);
    const search = page === undefined ? undefined : await helpCentre.openSearch(locale);
    if (page === undefined || search === undefined) return undefined;
    const found = await search.answer(query, { limit: firstHits });
    return fillSearchPage(page, { query, answer: found, side: search.side, addressOf: (inside) => basePath + inside });
  }
}
