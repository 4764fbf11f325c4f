/** The latest searches, kept in this browser only. */

const maxSearches = 5;

/** The latest first; empty when there are none or storage is blocked. */
export function recentSearches(locale: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key(locale)) ?? '[]');
    return Array.isArray(stored) ? stored.filter((query) => typeof query === 'string').slice(0, maxSearches) : [];
  } catch {
    return [];
  }
}

/** Notes a search from which the reader went on to an article. */
export function noteSearch(locale: string, query: string): void {
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
    // Without storage there is nothing to remember.
  }
}

function key(locale: string): string {
  return `searches:${locale}`;
}
