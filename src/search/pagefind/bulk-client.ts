import { cacheSearches } from './cache-searches.ts';
import type { PagefindClient, PagefindPage, PagefindResult } from './client.ts';
import { openPagefind } from './open-pagefind.ts';
import { readPage } from './pages.ts';
import { findWholeWords } from './whole-words.ts';

/** A client for thousands of questions: each distinct word is searched once. */
export interface BulkClient extends PagefindClient {
  /**
   * Searches all words that were not searched before, in alphabetical order. `search` also finds words that are not
   * loaded, one by one.
   *
   * @throws Error when the index cannot be read
   */
  load(words: Iterable<string>): Promise<void>;
  /**
   * What `search` finds for a word, as numbers.
   *
   * @throws Error when the index cannot be read
   */
  scoresOf(word: string): Promise<StoredResults>;
}

/**
 * Pagefind compares a word with all words of the chunks loaded so far, so every search makes the next one slower. In
 * alphabetical order, neighbours share chunks, and a fresh client now and then drops the loaded ones.
 */
const searchesPerClient = 250;

/** Results cached as objects, for words that many questions share. */
const maxCachedResults = 500_000;

/** Results of one word, as numbers: millions of objects would not fit into memory. */
export interface StoredResults {
  /** Numbers of the pages; see `openBulkClient`. */
  pages: Int32Array;
  /** Single precision, as Pagefind computes them. */
  scores: Float32Array;
}

/**
 * @param folder the `pagefind` folder of a site
 * @param language BCP 47 tag
 * @param keys Pagefind's ids in the order in which pages are numbered; others get the numbers after them
 * @throws Error when the folder has no index
 */
export async function openBulkClient(folder: string, language: string, keys: readonly string[] = []): Promise<BulkClient> {
  let client = await open();
  let searches = 0;
  const ids = [...keys];
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const known = new Map<string | null, StoredResults>();
  const pages = new Map<string, PagefindPage>();

  function numberOf(id: string): number {
    const number = numbers.get(id) ?? ids.push(id) - 1;
    numbers.set(id, number);
    return number;
  }

  function store(query: string | null, results: readonly PagefindResult[]): StoredResults {
    const stored = {
      pages: Int32Array.from(results, ({ id }) => numberOf(id)),
      scores: Float32Array.from(results, ({ score }) => score),
    };
    known.set(query, stored);
    return stored;
  }

  class BulkResult implements PagefindResult {
    readonly id: string;
    readonly score: number;

    constructor(id: string, score: number) {
      this.id = id;
      this.score = score;
    }

    async data(): Promise<PagefindPage> {
      const page = pages.get(this.id) ?? readPage(folder, this.id);
      pages.set(this.id, page);
      return page;
    }
  }

  async function open(): Promise<PagefindClient> {
    return findWholeWords(await openPagefind(folder, language));
  }

  async function scoresOf(query: string | null): Promise<StoredResults> {
    return known.get(query) ?? store(query, await searchAnew(query));
  }

  async function searchAnew(query: string | null): Promise<PagefindResult[]> {
    searches += 1;
    if (searches % searchesPerClient === 0) client = await open();
    return (await client.search(query)).results;
  }

  const { search } = cacheSearches(
    {
      async search(query) {
        const stored = await scoresOf(query);
        return { results: Array.from(stored.pages, (page, at) => new BulkResult(ids[page] ?? '', stored.scores[at] ?? 0)) };
      },
    },
    maxCachedResults,
  );

  return {
    async load(words) {
      const missing = [...new Set(words)].filter((word) => !known.has(word)).sort();
      for (const word of missing) store(word, await searchAnew(word));
    },
    search,
    scoresOf,
  };
}
