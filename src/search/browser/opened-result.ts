/**
 * The article that was opened last in this browser tab from search results or from the suggestions of the ask form, so
 * that a vote on it can be counted for where the reader came from.
 */
interface OpenedResult {
  /** Path of the article's page. */
  path: string;
  /** Left out for the ask form: what somebody writes there is nobody else's. */
  query?: string;
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
 * What led to a page, once: it is forgotten when it is taken.
 *
 * @param locale of the article's text; a query in another language is not a phrasing of it
 */
export function takeOpened(path: string, locale: string): Pick<OpenedResult, 'query'> | undefined {
  try {
    const opened = JSON.parse(sessionStorage.getItem(key) ?? '') as OpenedResult;
    if (opened.path !== path || opened.locale !== locale) return undefined;
    sessionStorage.removeItem(key);
    return opened;
  } catch {
    // Blocked, empty or invalid.
    return undefined;
  }
}
