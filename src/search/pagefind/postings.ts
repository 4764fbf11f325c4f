import { readdirSync, readFileSync } from 'node:fs';
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

/** Pagefind's index of a language, read as a whole. */
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
  const pages = pagesIn(folder, described);
  const averageWords = Math.fround(pages.reduce((sum, { words }) => Math.fround(sum + words), 0) / pages.length);
  const words = new Map<string, PostingsOfWord>();
  const prefix = described.hash.slice(0, described.hash.lastIndexOf('_') + 1);
  for (const name of readdirSync(join(folder, 'index')))
    if (name.startsWith(prefix)) listWords(readPart(join(folder, 'index', name)), words);
  return {
    pages,
    wasm: described.wasm ?? plainWasm,
    pagesOf(stem, typed) {
      const written = words.get(stem);
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
  return pagesIn(folder, describedIn(folder, language));
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

/** A list that begins with the version, then the pages, each with its id and number of words. */
function pagesIn(folder: string, { hash }: Described): IndexedPage[] {
  const reader = new CborReader(readPart(join(folder, `pagefind.${hash}.pf_meta`)));
  reader.array();
  reader.skip();
  return reader.list(() => {
    const parts = reader.array();
    const page = { id: reader.text(), words: reader.integer() };
    for (let part = 2; part < parts; part += 1) reader.skip();
    return page;
  });
}

/** A list of one list: of words, each with its pages, then the pages of each of its forms with other accents. */
function listWords(bytes: Uint8Array, words: Map<string, PostingsOfWord>): void {
  const reader = new CborReader(bytes);
  reader.array();
  reader.list(() => {
    const parts = reader.array();
    words.set(reader.text(), { bytes, at: reader.at });
    for (let part = 1; part < parts; part += 1) reader.skip();
  });
}
