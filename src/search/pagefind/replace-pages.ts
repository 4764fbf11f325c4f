import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryFile } from './client.ts';
import { partFinder } from './find-part.ts';
import {
  digestOf,
  type Meta,
  metaFile,
  type Part,
  pageFile,
  partFile,
  readEntry,
  readMeta,
  readPacked,
  writeMeta,
  writePacked,
} from './index-files.ts';
import { type PagesOfWord, type Renumbering, readPart, rewritePart } from './rewrite-part.ts';
import type { IndexedPage } from './score-pages.ts';
import { indexLanguage } from './separate-words.ts';

export interface Replacement {
  /** How many pages the index should have now. */
  count: number;
  /** The `pagefind` folder of an index of the new pages alone; `undefined` when there are none. */
  newFolder: string | undefined;
  /** For each page that the index will have, its number now; −1 for the next of the new ones. */
  from: readonly number[];
}

/**
 * Makes the index of a language the one that Pagefind would write for the pages after a change, except that words stay in
 * the parts that they are in. What takes Pagefind half a minute for 5 000 pages takes a second, and readers load again only
 * the parts that have changed.
 *
 * @param folder the `pagefind` folder of a site, which is changed; the indexes of other languages stay
 * @param language BCP 47 tag
 * @returns `false`, and the folder is unchanged, when Pagefind has to index all pages: it has left out some, as
 *   it does those without a word
 * @throws Error when the index is missing or of another version of Pagefind
 */
export function replacePages(folder: string, language: string, { count, newFolder, from }: Replacement): boolean {
  const entry = readEntry(folder);
  const described = entry.languages[language.toLowerCase()];
  if (described === undefined) throw new Error(`${folder} has no index of ${language}.`);
  const meta = readMeta(folder, described);
  const added = newFolder === undefined ? nothing : readNew(newFolder, language);
  if (meta.pages.length !== count || added.pages.length !== from.filter((old) => old === -1).length) return false;
  const allFields = [...new Set([...meta.fields, ...added.fields])];
  const fields = added.fields.map((field) => allFields.indexOf(field));
  if (meta.parts.length === 0) return false;
  const kept = from.flatMap((old) => meta.pages[old]?.id ?? []);
  const fresh = withOwnIds(added.pages, new Set(kept));
  const pages = mixPages(meta.pages, fresh, from);

  const addedWords = readWords(newFolder ?? '', added.parts, {
    pages: Int32Array.from(from.flatMap((old, number) => (old === -1 ? [number] : []))),
    ...(fields.some((field, number) => field !== number) && { fields }),
  });
  const numbers = new Int32Array(meta.pages.length).fill(-1);
  for (const [number, old] of from.entries()) if (old !== -1) numbers[old] = number;
  const parts = replaceWords(folder, indexLanguage(language), meta.parts, { pages: numbers }, addedWords);
  for (const page of meta.pages.filter((_, number) => numbers[number] === -1)) rmSync(pageFile(folder, page));
  for (const [number, page] of added.pages.entries())
    copyFileSync(pageFile(newFolder ?? '', page), pageFile(folder, fresh[number] ?? page));

  rmSync(metaFile(folder, described.hash));
  described.hash = writeMeta(folder, indexLanguage(language), { ...meta, pages, parts, fields: allFields });
  described.page_count = pages.length;
  writeFileSync(join(folder, entryFile), JSON.stringify(entry));
  return true;
}

const nothing: Pick<Meta, 'pages' | 'parts' | 'fields'> = { pages: [], parts: [], fields: [] };

/** An index of pages of which none has a word lacks the language. */
function readNew(folder: string, language: string): typeof nothing {
  const described = readEntry(folder).languages[language.toLowerCase()];
  return described === undefined ? nothing : readMeta(folder, described);
}

/**
 * Ids have 28 bits of a digest, so that some pages of a large site have the same, of which Pagefind makes one longer. Pages
 * that are indexed apart it cannot compare.
 */
function withOwnIds(pages: readonly IndexedPage[], taken: Set<string>): IndexedPage[] {
  return pages.map((page) => {
    let { id } = page;
    while (taken.has(id)) id += '0';
    taken.add(id);
    return { ...page, id };
  });
}

function mixPages(pages: readonly IndexedPage[], added: readonly IndexedPage[], from: readonly number[]): IndexedPage[] {
  const fresh = added.values();
  return from.map((old) => {
    const page = old === -1 ? fresh.next().value : pages[old];
    if (page === undefined) throw new Error(`The index has no page ${old}.`);
    return page;
  });
}

function readWords(folder: string, parts: readonly Part[], renumbering: Renumbering): Map<string, PagesOfWord> {
  return new Map(parts.flatMap((part) => [...readPart(readPacked(partFile(folder, part)), renumbering)]));
}

/** @returns the parts after that, whose files are written */
function replaceWords(
  folder: string,
  language: string,
  parts: readonly Part[],
  renumbering: Renumbering,
  added: ReadonlyMap<string, PagesOfWord>,
): Part[] {
  const addedTo = parts.map(() => new Map<string, PagesOfWord>());
  const findPart = partFinder(parts);
  for (const [word, pages] of added) addedTo[Math.max(0, findPart(word))]?.set(word, pages);
  const names = new Set(parts.map(({ name }) => name));
  const rewritten = parts.flatMap((part, number) => {
    const file = partFile(folder, part);
    const before = readPacked(file);
    const { bytes, ends } = rewritePart(before, renumbering, addedTo[number] as Map<string, PagesOfWord>);
    if (bytes !== before) rmSync(file);
    if (ends === undefined) return [];
    if (bytes === before) return [{ name: part.name, ends }];
    names.delete(part.name);
    const name = nameOf(bytes, language, names);
    names.add(name);
    writePacked(partFile(folder, { name }), bytes);
    return [{ name, ends }];
  });
  return describeParts(rewritten);
}

/** As Pagefind names files: by as much of their digest as no other has. */
function nameOf(bytes: Uint8Array, language: string, names: ReadonlySet<string>): string {
  const digest = digestOf(bytes);
  for (let length = 7; ; length += 1) {
    const name = `${language}_${digest.slice(0, length)}`;
    if (!names.has(name)) return name;
  }
}

/** Pagefind tells neighbouring parts apart by as few characters as it takes. */
function describeParts(parts: readonly { name: string; ends: [first: string, last: string] }[]): Part[] {
  const described = parts.map(({ name, ends: [from, to] }) => ({ from, to, name }));
  for (const [number, { ends }] of parts.entries()) {
    const [before, own] = [described[number - 1], described[number]];
    const last = parts[number - 1]?.ends[1];
    if (before === undefined || own === undefined || last === undefined) continue;
    [before.to, own.from] = shortestApart(last, ends[0]);
  }
  return described;
}

function shortestApart(a: string, b: string): [string, string] {
  const [ours, theirs] = [Array.from(a), Array.from(b)];
  const common = theirs.findIndex((character, at) => character !== ours[at]);
  const length = (common === -1 ? theirs.length : common) + 1;
  return [ours.slice(0, length).join(''), theirs.slice(0, length).join('')];
}
