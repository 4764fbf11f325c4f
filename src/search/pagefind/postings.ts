import { CborReader } from './cbor-reader.ts';
import { partFinder } from './find-part.ts';
import { type Described, partFile, readEntry, readMeta, readPacked } from './index-files.ts';
import { plainWasm } from './join-languages.ts';
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
  const { pages, parts } = readMeta(folder, described);
  const findPart = partFinder(parts);
  const averageWords = Math.fround(pages.reduce((sum, { words }) => Math.fround(sum + words), 0) / pages.length);
  const wordsOf = new Map<number, Map<string, PostingsOfWord>>();
  function find(stem: string): PostingsOfWord | undefined {
    const number = findPart(stem);
    const part = parts[number];
    if (part === undefined) return undefined;
    const words = wordsOf.get(number) ?? listWords(readPacked(partFile(folder, part)));
    wordsOf.set(number, words);
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
export function readPages(folder: string, language: string): readonly IndexedPage[] {
  return readMeta(folder, describedIn(folder, language)).pages;
}

/** The index that Pagefind opens: that of the language, that of any of its regions, or else the largest. */
function describedIn(folder: string, language: string): Described {
  const { languages } = readEntry(folder);
  const tag = language.toLowerCase();
  const [largest] = Object.values(languages).sort((a, b) => b.page_count - a.page_count);
  const described = languages[tag] ?? languages[tag.split('-')[0] ?? ''] ?? largest;
  if (described === undefined) throw new Error(`${folder} has no index.`);
  return described;
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
