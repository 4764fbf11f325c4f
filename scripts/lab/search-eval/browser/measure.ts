import { type Way, ways } from './ways.ts';

/** Queries for a page with an empty cache. */
export interface Asked {
  queries: readonly string[];
  locale: string;
  way: Way;
  /** How many articles each query loads (default: 10, as many as are evaluated). */
  limit?: number;
}

/** One search, as the browser saw it. */
export interface Searched {
  /** Addresses of the articles found, the best first. */
  urls: string[];
  /** Their scores, in the same order. */
  scores: number[];
  milliseconds: number;
  /** Files loaded for it; the first search also loads this client. */
  files: LoadedFile[];
}

export interface LoadedFile {
  path: string;
  /** Size of the compressed body. */
  bytes: number;
}

/** The browser records a file shortly after the page has received it. */
const pauseMilliseconds = 100;

/** Runs the queries one after the other. */
export async function measure({ queries, locale, way, limit = 10 }: Asked): Promise<Searched[]> {
  performance.setResourceTimingBufferSize(100_000);
  const searched: Searched[] = [];
  let seen = 0;
  for (const query of queries) {
    const began = performance.now();
    const found = await ways[way](locale, query, limit);
    const milliseconds = performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, searched.length === 0 ? pauseMilliseconds : 0));
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    // Files from the cache have no transfer size.
    const loaded = entries.slice(seen).filter(({ transferSize }) => transferSize > 0);
    seen = entries.length;
    const files = loaded.map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize }));
    searched.push({ urls: found.map(({ url }) => url), scores: found.map(({ score }) => score), milliseconds, files });
  }
  return searched;
}
