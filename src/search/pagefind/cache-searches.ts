import type { PagefindClient } from './client.ts';

/** So many results are kept in all: one takes about a kilobyte. */
const mostKept = 20_000;

/**
 * A client that remembers what it found: while a reader types, all words but the last are those of a moment ago,
 * and on a large site each takes milliseconds. What was not asked for longest is forgotten first.
 */
export function rememberSearches(client: PagefindClient): PagefindClient {
  const known = new Map<string | null, ReturnType<PagefindClient['search']>>();
  const sizes = new Map<string | null, number>();

  function forgetOldest(): void {
    let kept = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    for (const [query, size] of sizes) {
      if (kept <= mostKept) return;
      kept -= size;
      known.delete(query);
      sizes.delete(query);
    }
  }

  return {
    search(query) {
      const found = known.get(query) ?? client.search(query);
      known.set(query, found);
      found.then(
        ({ results }) => {
          // Last in the order of the table, as the newest.
          sizes.delete(query);
          sizes.set(query, results.length + 1);
          forgetOldest();
        },
        // A failed search is tried again the next time.
        () => known.delete(query),
      );
      return found;
    },
  };
}
