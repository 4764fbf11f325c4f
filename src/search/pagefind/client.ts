import { wholeWordRanking } from './whole-words.ts';

/** The part of Pagefind's client that is used, in browser and Node. */
export interface PagefindClient {
  /** `null` finds every page. */
  search(word: string | null): Promise<{ results: PagefindResult[] }>;
}

export interface PagefindResult {
  id: string;
  score: number;
  data(): Promise<PagefindPage>;
}

/** What is used of a page as the index stores it; its text has spaces between Chinese words. */
export interface PagefindPage {
  url: string;
  meta: Record<string, string>;
}

/** The module `pagefind.js`. */
export interface PagefindModule extends PagefindClient {
  /** A further client, in the language that the page has when it is called. */
  createInstance(options: object): PagefindClient & { init(): Promise<void> };
  options(options: object): Promise<void>;
  init(): Promise<void>;
  filters(): Promise<unknown>;
  destroy(): Promise<void>;
}

/**
 * The weights were tuned on public question sets. Metadata has weight 0, Pagefind's own included, which are
 * the title and the first picture: words in it would count that only begin with the one searched for, so that the answer
 * would depend on the chunks loaded. No worker, because it would violate Trusted Types.
 */
export const pagefindOptions = {
  noWorker: true,
  ranking: {
    ...wholeWordRanking,
    pageLength: 0.8,
    diacriticSimilarity: 0.8,
    metaWeights: { title: 0, image: 0, image_alt: 0, summary: 0, category: 0, type: 0, answers: 0, issue: 0 },
  },
};

/** The file that names the others of an index, and the parameter of its URL that keeps an old one from being taken from a cache. */
export const entryFile = 'pagefind-entry.json';
export const entryTag = 'ts';

/** Separates the questions of an article in the metadata of its page. */
export const answerSeparator = ' ␞ ';
