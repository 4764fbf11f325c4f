import { type Way, ways } from './ways.ts';

/** What is asked of a page that has loaded nothing yet. */
export interface Asked {
  queries: readonly string[];
  locale: string;
  way: Way;
  /** How many articles are loaded (default: those that are judged, ten). */
  limit?: number;
}

/** One search, as the browser saw it. */
export interface Searched {
  /** Addresses of the articles found, the best first. */
  urls: string[];
  milliseconds: number;
  /** What was loaded for it; for the first one also this client. */
  files: LoadedFile[];
}

export interface LoadedFile {
  path: string;
  /** Body as it was sent, compressed. */
  bytes: number;
}

/** The browser notes a file a moment after it has given it to the page. */
const pauseMilliseconds = 100;

/** Asks one query after the other. */
export async function measure({ queries, locale, way, limit = 10 }: Asked): Promise<Searched[]> {
  performance.setResourceTimingBufferSize(100_000);
  const searched: Searched[] = [];
  let seen = 0;
  for (const query of queries) {
    const began = performance.now();
    const urls = await ways[way](locale, query, limit);
    const milliseconds = performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, searched.length === 0 ? pauseMilliseconds : 0));
    const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    // Nothing is transferred for what the browser has in its cache.
    const loaded = entries.slice(seen).filter(({ transferSize }) => transferSize > 0);
    seen = entries.length;
    const files = loaded.map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize }));
    searched.push({ urls, milliseconds, files });
  }
  return searched;
}
