/** Recent searches, stored in this browser only. */

const maxSearches = 5;

/** Most recent first; empty when there are none or storage is blocked. */
export function recentSearches(locale: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key(locale)) ?? '[]');
    return Array.isArray(stored) ? stored.filter((query) => typeof query === 'string').slice(0, maxSearches) : [];
  } catch {
    return [];
  }
}

/** Adds a search that led the reader to an article. */
export function rememberSearch(locale: string, query: string): void {
  write(locale, [query, ...recentSearches(locale).filter((other) => other !== query)].slice(0, maxSearches));
}

export function forgetSearches(locale: string): void {
  write(locale, []);
}

function write(locale: string, queries: readonly string[]): void {
  try {
    if (queries.length === 0) localStorage.removeItem(key(locale));
    else localStorage.setItem(key(locale), JSON.stringify(queries));
  } catch {
    // Storage may be blocked or full.
  }
}

function key(locale: string): string {
  return `searches:${locale}`;
}
