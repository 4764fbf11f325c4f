import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheSearches } from './cache-searches.ts';
import type { PagefindClient, PagefindPage, PagefindResult } from './client.ts';
import { plainWasm } from './join-languages.ts';
import { normalizeAsPagefind } from './normalize-as-pagefind.ts';
import { readPage } from './pages.ts';
import { readWasm } from './portable-node.ts';
import { readPostings, type WordPages } from './postings.ts';
import { createPagefindStemmer } from './stem-as-pagefind.ts';

/**
 * Finds what a client of Pagefind would, for thousands of words as queries are cut into. Pagefind itself takes time that grows with the square of
 * the pages of a word, and compares a word with all others of the parts of the index that it has loaded.
 */
export interface BulkClient extends PagefindClient {
  /** What `search` finds for a word, as numbers of the pages, see `openBulkClient`, in no order. */
  scoresOf(word: string): WordPages;
}

/** Results cached as objects, for words that many questions share. */
const maxCachedResults = 500_000;

/** Words on more pages are mostly asked of the side index. */
const maxPagesKept = 200;

/**
 * @param folder the `pagefind` folder of a site
 * @param language BCP 47 tag
 * @param keys Pagefind's ids in the order in which pages are numbered; others get the numbers after them
 * @throws Error when the folder has no index, or one of another version of Pagefind
 */
export async function openBulkClient(folder: string, language: string, keys: readonly string[] = []): Promise<BulkClient> {
  const postings = readPostings(folder, language);
  const stem = await openStemmer(folder, postings.wasm);
  const ids = [...new Set([...keys, ...postings.pages.map(({ id }) => id)])];
  const numbers = new Map(ids.map((id, number) => [id, number]));
  const numberOf = postings.pages.map(({ id }) => numbers.get(id) ?? 0);
  const known = new Map<string, WordPages>();
  const pages = new Map<string, PagefindPage>();

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

  function scoresOf(word: string): WordPages {
    const kept = known.get(word);
    if (kept !== undefined) return kept;
    const { lower, bare } = normalizeAsPagefind(word);
    const { pages, scores } = postings.pagesOf(stem(bare), lower);
    const found = { pages: pages.map((page) => numberOf[page] ?? 0), scores };
    if (pages.length <= maxPagesKept) known.set(word, found);
    return found;
  }

  const { search } = cacheSearches(
    {
      async search(word) {
        if (word === null) return { results: postings.pages.map(({ id }) => new BulkResult(id, 0)) };
        const { pages, scores } = scoresOf(word);
        return { results: Array.from(pages, (page, at) => new BulkResult(ids[page] ?? '', scores[at] ?? 0)) };
      },
    },
    maxCachedResults,
  );

  return { search, scoresOf };
}

/** @param wasm name of Pagefind's WebAssembly for the language */
async function openStemmer(folder: string, wasm: string): Promise<(word: string) => string> {
  // Made for all languages without a stemmer.
  if (wasm === plainWasm) return (word) => word;
  const read = async (path: string) => new Uint8Array(readFileSync(join(folder, path.replace(/^pagefind\//, ''))));
  return createPagefindStemmer(new WebAssembly.Module(await readWasm(read, wasm)));
}
