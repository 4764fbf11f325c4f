import type { Lexicon } from '../lexicon/lexicon.ts';
import { decodeAscending, decodeNumbers, encodeAscending, encodeNumbers } from './number-code.ts';
import type { SideIndex } from './side-index.ts';

/** First file of a locale's side index to be loaded. */
export interface SideEntry {
  /** Another number means an index of another engine version. */
  format: typeof sideFormat;
  language: string;
  /** Pagefind's ids of the articles in the order of their numbers, each of `keyLength` characters after `keyPrefix`. */
  keyPrefix: string;
  keyLength: number;
  keys: string;
  lexicon: Lexicon;
  facets: Facets;
  /**
   * Whether stop words are searched for in the bodies. They help where articles are short; on a large site they are the
   * most expensive words to load.
   */
  searchesStopWords: boolean;
  /** Out-of-scope score, see `measureOutOfScope`; missing for languages without everyday questions. */
  outOfScope?: number;
  /**
   * Words of most pages, separated by spaces; none on a small site. Searching for one takes milliseconds for every
   * thousand pages and says next to nothing.
   */
  common: string;
  /** Numbers of the articles that are shown when nothing matches. */
  popular: number[];
  /** The texts themselves on a small site, where they are shorter than what is made of them, or postings in files. */
  content: SideTexts | SidePostings;
}

/** Ids, titles and questions: the index is made of them where it is used, and results are there before Pagefind is. */
export interface SideTexts {
  articles: { id: string; texts: string[] }[];
}

export interface SidePostings {
  /** How many texts each article has, and the length of each text's vector on a scale of logarithms, as numbers in code. */
  texts: string;
  lengths: string;
  /** The files, which `shardOf` numbers from 0; their folder is named after what is in them. */
  shards: { count: number; folder: string };
}

/** What results can be narrowed down to; the values of each article are indexes of these lists, as numbers in code. */
export interface Facets {
  category: Facet;
  type: Facet;
  product: Facet;
}

export interface Facet {
  values: string[];
  /** For each article how many values it has, then these. */
  of: string;
}

/** Postings of some of the features: names between line breaks, and the texts of each between spaces. */
export interface SideShard {
  features: string;
  postings: string;
}

export const sideFormat = 4;

/**
 * Steps of the scale to a factor of two: lengths are off by less than 1 %, and one in code takes five bits where
 * the exact one takes eight; on a large site they are the largest part of the entry.
 */
const lengthSteps = 40;

/** Lengths under this are taken for this: no text with a word of content is so short. */
const shortest = 0.25;

/** Up to this many characters, texts are loaded and indexed in the browser; a larger site has postings in files. */
export const maxTextCharacters = 40_000;

/**
 * Characters of a shard. A query needs one for each of its twenty or more features, and most of each shard is loaded in
 * vain.
 */
const shardSize = 2_000;

/** Splits postings into the shards that will be files. */
export function toShards(postings: SideIndex['postings']): SideShard[] {
  const all = [...postings].map(([feature, texts]): [string, string] => [feature, encodeAscending(texts)]);
  const size = all.reduce((sum, [feature, texts]) => sum + feature.length + texts.length + 2, 0);
  const count = Math.ceil(size / shardSize);
  const parts = Array.from({ length: count }, (): [string, string][] => []);
  for (const each of all.sort(([a], [b]) => (a < b ? -1 : 1))) parts[shardOf(each[0], count)]?.push(each);
  return parts.map((part) => ({
    features: part.map(([feature]) => feature).join('\n'),
    postings: part.map(([, texts]) => texts).join(' '),
  }));
}

export function readShard({ features, postings }: SideShard): Map<string, number[]> {
  const texts = postings.split(' ');
  if (features === '') return new Map();
  return new Map(features.split('\n').map((feature, index) => [feature, decodeAscending(texts[index] ?? '')]));
}

/** Which of the shards has a feature: FNV-1a over its characters. http://www.isthe.com/chongo/tech/comp/fnv/ */
export function shardOf(feature: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < feature.length; index += 1) {
    hash = Math.imul(hash ^ feature.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % count;
}

/** Path of a file of postings below the folder of its locale. */
export function shardFile(folder: string, number: number): string {
  return `postings/${folder}/${number}.json`;
}

/** What of a side index stands in its entry. */
export function encodeTexts({ owners, lengths, articles }: SideIndex): Pick<SidePostings, 'texts' | 'lengths'> {
  const counts = Array.from({ length: articles }, () => 0);
  for (const owner of owners) counts[owner] = (counts[owner] ?? 0) + 1;
  return {
    texts: encodeNumbers(counts),
    lengths: encodeNumbers(lengths.map((length) => Math.max(0, Math.round(Math.log2(length / shortest) * lengthSteps)))),
  };
}

/** The side index of an entry, with the postings that are at hand. */
export function decodeTexts({ texts, lengths }: SidePostings, postings: SideIndex['postings']): SideIndex {
  const counts = decodeNumbers(texts);
  return {
    articles: counts.length,
    owners: counts.flatMap((count, article) => Array.from({ length: count }, () => article)),
    lengths: decodeNumbers(lengths).map((steps) => shortest * 2 ** (steps / lengthSteps)),
    postings,
  };
}

export function encodeFacet(valuesOf: readonly (readonly string[])[]): Facet {
  const values = [...new Set(valuesOf.flat())].sort();
  return { values, of: encodeNumbers(valuesOf.flatMap((own) => [own.length, ...own.map((value) => values.indexOf(value))])) };
}

/** Values of each article by number. */
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
