import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CborReader } from './cbor.ts';
import { entryFile } from './client.ts';
import { plainWasm } from './join-languages.ts';
import { pagefindSignature } from './portable-client.ts';
import { type PostingsOfWord, readWord } from './read-word.ts';
import { type IndexedPage, scorePages } from './score-pages.ts';

/** The pages of a word and their scores. */
export interface WordPages {
  /** Numbers of the pages. */
  pages: Int32Array;
  scores: Float32Array;
}

/** Pagefind's index of a language. What has been read of it is kept. */
export interface Postings {
  /** In Pagefind's order, by which `pagesOf` numbers them. */
  pages: readonly IndexedPage[];
  /** Name of Pagefind’s WebAssembly for the language. */
  wasm: string;
  /**
   * @param stem what words are indexed by
   * @param typed the word that is searched for, with its accents
   */
  pagesOf(stem: string, typed: string): WordPages;
}

/**
 * @param folder the `pagefind` folder of a site
 * @param language BCP 47 tag
 * @throws Error when the folder has no index, or one of another version of Pagefind
 */
export function readPostings(folder: string, language: string): Postings {
  const described = describedIn(folder, language);
  const { pages, parts } = metaIn(folder, described);
  const averageWords = Math.fround(pages.reduce((sum, { words }) => Math.fround(sum + words), 0) / pages.length);
  const wordsOf = new Map<Part, Map<string, PostingsOfWord>>();
  function find(stem: string): PostingsOfWord | undefined {
    const part = partWith(parts, stem);
    if (part === undefined) return undefined;
    const words = wordsOf.get(part) ?? listWords(readPart(join(folder, 'index', `${part.name}.pf_index`)));
    wordsOf.set(part, words);
    return words.get(stem);
  }
  return {
    pages,
    wasm: described.wasm ?? plainWasm,
    pagesOf(stem, typed) {
      const written = find(stem);
      const found = written === undefined ? [] : readWord(written, stem, typed);
      return { pages: Int32Array.from(found, ({ page }) => page), scores: scorePages(found, pages, averageWords) };
    },
  };
}

/**
 * The pages of an index, in the order in which they were indexed.
 *
 * @throws Error as `readPostings`
 */
export function readPages(folder: string, language: string): IndexedPage[] {
  return metaIn(folder, describedIn(folder, language)).pages;
}

interface Entry {
  languages: Record<string, Described>;
}

interface Described {
  hash: string;
  wasm: string | null;
  page_count: number;
}

/** The index that Pagefind opens: that of the language, that of any of its regions, or else the largest. */
function describedIn(folder: string, language: string): Described {
  const { languages } = JSON.parse(readFileSync(join(folder, entryFile), 'utf8')) as Entry;
  const tag = language.toLowerCase();
  const [largest] = Object.values(languages).sort((a, b) => b.page_count - a.page_count);
  const described = languages[tag] ?? languages[tag.split('-')[0] ?? ''] ?? largest;
  if (described === undefined) throw new Error(`${folder} has no index.`);
  return described;
}

function readPart(file: string): Uint8Array {
  return gunzipSync(readFileSync(file)).subarray(pagefindSignature.length);
}

/** Words of an index that follow each other, in a file of their own. */
interface Part {
  name: string;
  /** The beginning of its first word, by which it comes after all words of the part before. UTF-8: Pagefind sorts words by their bytes. */
  from: Buffer;
}

/** A list that begins with the version, then the pages, each with its id and number of words, then the parts of the index. */
function metaIn(folder: string, { hash }: Described): { pages: IndexedPage[]; parts: Part[] } {
  const reader = new CborReader(readPart(join(folder, `pagefind.${hash}.pf_meta`)));
  reader.array();
  reader.skip();
  const pages = reader.list(() => {
    const fields = reader.array();
    const page = { id: reader.text(), words: reader.integer() };
    for (let field = 2; field < fields; field += 1) reader.skip();
    return page;
  });
  const parts = reader.list(() => {
    const fields = reader.array();
    const from = Buffer.from(reader.text());
    reader.skip();
    const name = reader.text();
    for (let field = 3; field < fields; field += 1) reader.skip();
    return { name, from };
  });
  return { pages, parts };
}

/** The part that a word is in, if it is in the index: the last that begins before it. */
function partWith(parts: readonly Part[], word: string): Part | undefined {
  const bytes = Buffer.from(word);
  let [at, end] = [0, parts.length];
  while (at < end) {
    const middle = (at + end) >> 1;
    if (Buffer.compare((parts[middle] as Part).from, bytes) <= 0) at = middle + 1;
    else end = middle;
  }
  return parts[at - 1];
}

/** A list of one list: of words, each with its pages, then the pages of each of its forms with other accents. */
function listWords(bytes: Uint8Array): Map<string, PostingsOfWord> {
  const words = new Map<string, PostingsOfWord>();
  const reader = new CborReader(bytes);
  reader.array();
  reader.list(() => {
    const parts = reader.array();
    words.set(reader.text(), { bytes, at: reader.at });
    for (let part = 1; part < parts; part += 1) reader.skip();
  });
  return words;
}
