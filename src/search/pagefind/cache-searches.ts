import type { PagefindClient } from './client.ts';

/** One result takes about a kilobyte in a browser. */
const defaultMaxResults = 20_000;

/**
 * Adds a cache to a client, which evicts the least recently used words: while a reader types, all words but the last
 * have just been searched, and on a large site each search takes milliseconds.
 *
 * @param maxResults maximum number of cached results, of all words together
 */
export function cacheSearches(client: PagefindClient, maxResults = defaultMaxResults): PagefindClient {
  const searches = new Map<string | null, ReturnType<PagefindClient['search']>>();
  /** The least recently used first. */
  const sizes = new Map<string | null, number>();
  let total = 0;

  function setSize(query: string | null, size: number): void {
    total += size - (sizes.get(query) ?? 0);
    sizes.delete(query);
    sizes.set(query, size);
  }

  function evict(): void {
    for (const [query, size] of sizes) {
      if (total <= maxResults) return;
      total -= size;
      sizes.delete(query);
      searches.delete(query);
    }
  }

  return {
    search(query) {
      // The list of all pages is kept below.
      if (query === null) return client.search(query);
      const search = searches.get(query) ?? client.search(query);
      searches.set(query, search);
      search.then(
        ({ results }) => {
          setSize(query, results.length + 1);
          evict();
        },
        // A failed search is not cached.
        () => searches.delete(query),
      );
      return search;
    },
  };
}
