import type { Cost } from '../../search-eval/browser-figures.ts';

export interface SearchOptions {
  /** Numbers of articles, in all locales together; one corpus for each. */
  sizes: readonly number[];
  /** How often each index is built. */
  runs: number;
  seed: string;
}

/** What `npm run bench -- search --json` prints. */
export interface SearchReport extends SearchOptions {
  rows: SearchRow[];
  budgets: SearchVerdict[];
}

export type SearchWay = 'jieda' | 'pagefind';

/** One way to search one corpus: indexing in Node, searching in Chromium. */
export interface SearchRow extends Cost {
  articles: number;
  way: SearchWay;
  name: string;
  /** Median of indexing alone, without reading and compiling the articles. */
  indexCpuSeconds: number;
  /** Largest memory of one process, reading and compiling included. */
  peakMiB: number;
  indexBytes: Size;
  /** The part of `indexBytes` that titles and questions take. */
  sideBytes: Size;
  /** Processes that ran or waited, per processor, in the last minute of searching; the measurement itself is about one. */
  load: number;
  /** For our engine only. */
  contract?: ContractTimes;
}

export interface Size {
  onDisk: number;
  /** After gzip -9, each file compressed separately. */
  gzip: number;
}

/** Time to check the search contract: all of it, and again after one article was edited. */
export interface ContractTimes {
  questions: number;
  fullSeconds: number;
  askedAgain: number;
  editSeconds: number;
}

/** A budget and the value measured against it. */
export interface SearchVerdict {
  articles: number;
  what: string;
  value: number;
  limit: number;
  unit: 'KiB' | 'ms' | 's';
  isMet: boolean;
}
