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

/** A page as the index stores it. */
export interface PagefindPage {
  url: string;
  /** The page's text. In the index's files, Chinese words are separated by zero-width spaces; the client removes these. */
  content: string;
  /** The text with zero-width spaces and with `<` and `>` escaped; only from the client. */
  raw_content?: string;
  meta: Record<string, string>;
  anchors?: { element: string; id: string; text: string; location: number }[];
}

/** The module `pagefind.js`. */
export interface PagefindModule extends PagefindClient {
  /** A further client, in the language that the page has when it is called. */
  createInstance(options: object): PagefindClient & { init(): Promise<void> };
  options(options: object): Promise<void>;
  init(): Promise<void>;
  destroy(): Promise<void>;
}

/**
 * The weights were tuned on public question sets; metadata that is only shown has weight 0. No worker, because it would
 * violate Trusted Types.
 */
export const pagefindOptions = {
  noWorker: true,
  ranking: {
    termSimilarity: 2,
    pageLength: 0.5,
    termSaturation: 1.2,
    diacriticSimilarity: 0.8,
    metaWeights: { title: 1, summary: 0, category: 0, type: 0, answers: 0, issue: 0 },
  },
};

/** Query for pages with exactly this word. A plain query falls back to the longest known prefix of an unknown word. */
export function exactWord(word: string): string {
  return `"${word}"`;
}

/** Separates the questions of an article in the metadata of its page. */
export const answerSeparator = ' ␞ ';
