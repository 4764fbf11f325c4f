import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ReadyFiles } from '../ready/ready-answer.ts';
import { decodeNumbers, encodeAscending, encodeNumbers } from './number-code.ts';
import { packTogether } from './pack-together.ts';
import type { SideIndex } from './side-index.ts';

/** The file of a locale's side index that is loaded first. */
export interface SideEntry {
  /** Another number means an index of another engine version. */
  format: typeof sideFormat;
  language: string;
  /** Pagefind's ids of the articles in the order of their numbers, without `keyPrefix`, each padded to `keyLength` characters. */
  keyPrefix: string;
  keyLength: number;
  keys: string;
  lexicon: Lexicon;
  facets: Facets;
  /**
   * Whether stop words are searched for in the bodies. They improve the ranking of short articles; on a large site they
   * are the most expensive words to load.
   */
  searchesStopWords: boolean;
  /** Names of other services that no page mentions, separated by spaces; left out when there is none. */
  otherServices?: string;
  /** Locales of the site that have articles, without this one; left out when there is none. */
  otherLocales?: string[];
  /** Evidence score for a confidence of one half, see `measureThreshold`; missing for languages without foreign questions. */
  threshold?: number;
  /**
   * Words that are on most pages, separated by spaces; empty on a small site. Searching for one takes milliseconds per
   * thousand pages and hardly affects the ranking.
   */
  common: string;
  /** Words whose scores are in files of their own, see `findFrequentWords`: those of a file in its order, see `joinNames`. */
  frequent: { words: string; folder: string };
  /** Scores of the words of titles and questions; missing on a large site. */
  titleWords?: TitleWordFiles;
  /** Answers to common queries; missing when there are none. */
  ready?: ReadyFiles;
  /** Numbers of the articles to show when nothing matches. */
  suggested: number[];
  /** Numbers of the open known issues of high severity. */
  urgent: number[];
  /**
   * On a small site, the texts themselves, which are shorter than an index of them; else postings, which are in
   * separate files.
   */
  content: SideTexts | SidePostings;
}

/** Ids, titles and questions. The browser builds the index from them, and can show results before Pagefind is loaded. */
export interface SideTexts {
  articles: { id: string; texts: string[] }[];
}

export interface SidePostings {
  /** Number of texts of each article, and length of each text's vector on a logarithmic scale; see `encodeNumbers`. */
  texts: string;
  lengths: string;
  /**
   * Frequent features have the first files, `packs` says which, see `joinNames`; all others are in `count` files by
   * `shardOf`. The folder is named after a digest of their content.
   */
  shards: { packs: string; count: number; folder: string };
}

/** The filters: which values each article has. */
export interface Facets {
  category: Facet;
  type: Facet;
  product: Facet;
}

export interface Facet {
  values: string[];
  /** For each article, the number of its values, then their indexes in `values`; see `encodeNumbers`. */
  of: string;
}

/** Postings of some of the features: their names, separated by line breaks, and the texts of each, separated by spaces. */
export interface SideShard {
  features: string;
  postings: string;
}

/** A word of titles and questions, and the pages that Pagefind finds for it. */
export interface TitleWord {
  /** Its forms for which Pagefind finds the same, separated by spaces. */
  forms: string;
  /** Numbers of the articles; see `encodeAscending`. */
  articles: string;
  /** Their scores in the same order, in units of `scorePrecision`; see `encodeNumbers`. */
  scores: string;
}

/** Where the title words of a locale are: by `shardOf` a space and their stem. */
export interface TitleWordFiles {
  /** Number of files. */
  count: number;
  /** Their folder, which is named after a digest of their content. */
  folder: string;
}

export const sideFormat = 10;

/**
 * Steps of the logarithmic scale per factor of two. Lengths are off by less than 1 % and shorter than exact ones; on a
 * large site they are the largest part of the entry.
 */
const lengthSteps = 40;

/** What is left of a length that is rounded, at least. */
export const minShareOfLength = 0.99;

/** Shorter lengths are rounded up to this; no text with a content word is that short. */
const minLength = 0.25;

/** Up to this many characters, titles and questions are indexed in the browser; a larger site has postings in files. */
export const maxTextCharacters = 40_000;

/**
 * Characters of the texts of a feature from which on it is frequent: most of what queries load, and few enough for the
 * entry to say where each is.
 */
const minFrequentSize = 150;

/** Characters per shard of frequent features. */
const packSize = 16_000;

/**
 * Characters per shard of the others. Each of a query's is in another one, and most of it is not needed; smaller ones are
 * more requests.
 */
const shardSize = 8_000;

/** Postings in files. */
export interface Shards {
  /** Features of the shards that have frequent ones, which are the first. */
  packs: string[][];
  /** All of them. */
  shards: SideShard[];
}

/**
 * Splits postings into shards.
 *
 * @param texts number of all texts
 */
export function toShards(postings: SideIndex['postings'], texts: number): Shards {
  const encoded = new Map([...postings].map(([feature, own]) => [feature, encodeAscending(own)]));
  const sizeOf = (feature: string): number => feature.length + (encoded.get(feature)?.length ?? 0) + 2;
  const isFrequent = (feature: string): boolean => (encoded.get(feature)?.length ?? 0) >= minFrequentSize;
  const frequent = [...postings].filter(([feature]) => isFrequent(feature));
  const packs = packTogether(
    frequent.map(([name, own]) => ({ name, texts: own, size: sizeOf(name) })),
    texts,
    packSize,
  );
  const rare = [...postings.keys()].filter((feature) => !isFrequent(feature)).sort();
  const size = rare.reduce((sum, feature) => sum + sizeOf(feature), 0);
  // A feature that is in none of them is looked for there, too.
  const count = Math.max(packs.length > 0 ? 1 : 0, Math.ceil(size / shardSize));
  const parts = Array.from({ length: count }, (): string[] => []);
  for (const feature of rare) parts[shardOf(feature, count)]?.push(feature);
  const shardWith = (features: readonly string[]): SideShard => ({
    features: features.join('\n'),
    postings: features.map((feature) => encoded.get(feature) ?? '').join(' '),
  });
  return { packs, shards: [...packs, ...parts].map(shardWith) };
}

/** @param files the names in each file */
export function joinNames(files: readonly (readonly string[])[]): string {
  return files.map((names) => names.join(' ')).join('\n');
}

/** Where something is: the number of its file, and its position in there. */
export interface Position {
  file: number;
  at: number;
}

/**
 * @param joined see `joinNames`
 * @returns by name
 */
export function positionsOf(joined: string): Map<string, Position> {
  const files = joined === '' ? [] : joined.split('\n');
  return new Map(files.flatMap((names, file) => names.split(' ').map((name, at): [string, Position] => [name, { file, at }])));
}

/** Texts of each feature of a shard, still encoded: a query needs few of its features; see `decodeAscending`. */
export function readShard({ features, postings }: SideShard): Map<string, string> {
  const texts = postings.split(' ');
  if (features === '') return new Map();
  return new Map(features.split('\n').map((feature, index) => [feature, texts[index] ?? '']));
}

/**
 * Number of the shard that has a feature: the FNV-1a hash of its characters without its kind, because a query that has
 * the word 退款 has the pair of characters as well. http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function shardOf(feature: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let index = 1; index < feature.length; index += 1) {
    hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % count;
}

/** Path of a shard, or of a file of frequent words, below the folder of its locale. */
export function shardFile(folder: string, number: number): string {
  return `postings/${folder}/${number}.json`;
}

/** The part of a side index that is stored in the entry. */
export function encodeTexts({ owners, lengths, articles }: SideIndex): Pick<SidePostings, 'texts' | 'lengths'> {
  const counts = new Int32Array(articles);
  for (const owner of owners) counts[owner] = (counts[owner] ?? 0) + 1;
  return {
    texts: encodeNumbers(counts),
    lengths: encodeNumbers(lengths.map((length) => Math.max(0, Math.round(Math.log2(length / minLength) * lengthSteps)))),
  };
}

/** Restores a side index from an entry and the postings loaded so far. */
export function decodeTexts({ texts, lengths }: SidePostings, postings: SideIndex['postings']): SideIndex {
  const counts = decodeNumbers(texts);
  return {
    articles: counts.length,
    owners: Int32Array.from(counts.flatMap((count, article) => Array.from({ length: count }, () => article))),
    lengths: Float64Array.from(decodeNumbers(lengths), (steps) => minLength * 2 ** (steps / lengthSteps)),
    postings,
  };
}

export function encodeFacet(valuesOf: readonly (readonly string[])[]): Facet {
  const values = [...new Set(valuesOf.flat())].sort();
  return { values, of: encodeNumbers(valuesOf.flatMap((own) => [own.length, ...own.map((value) => values.indexOf(value))])) };
}

/** Values of each article, by its number. */
export function decodeFacet({ values, of }: Facet): string[][] {
  const numbers = decodeNumbers(of);
  const all: string[][] = [];
  for (let at = 0; at < numbers.length; ) {
    const count = numbers[at] ?? 0;
    all.push(numbers.slice(at + 1, at + 1 + count).map((index) => values[index] ?? ''));
    at += count + 1;
  }
  return all;
}
