/** The search result that was opened last in this browser tab, so that a vote on the article can confirm the search. */
interface OpenedResult {
  /** Path of the article's page. */
  path: string;
  query: string;
  /** In which the reader searched. */
  locale: string;
}

const key = 'opened-result';

export function rememberOpened(opened: OpenedResult): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(opened));
  } catch {
    // Storage may be blocked or full.
  }
}

/**
 * The query that led to a page, once: it is forgotten when it is taken.
 *
 * @param locale of the article's text; a query in another language is not a phrasing of it
 */
export function takeQuery(path: string, locale: string): string | undefined {
  try {
    const opened = JSON.parse(sessionStorage.getItem(key) ?? '') as OpenedResult;
    if (opened.path !== path || opened.locale !== locale) return undefined;
    sessionStorage.removeItem(key);
    return opened.query;
  } catch {
    // Blocked, empty or invalid.
    return undefined;
  }
}
