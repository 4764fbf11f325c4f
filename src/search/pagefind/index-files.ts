import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CborReader } from './cbor-reader.ts';
import { CborWriter } from './cbor-writer.ts';
import { entryFile } from './client.ts';
import { pagefindSignature } from './portable-client.ts';
import type { IndexedPage } from './score-pages.ts';

/** What the file that clients load first says. */
export interface Entry {
  /** By BCP 47 tag in lower case. */
  languages: Record<string, Described>;
}

/** The index of a language. */
export interface Described {
  /** In the name of the file that describes it; begins with the language that it is indexed in. */
  hash: string;
  /** Name of Pagefind’s WebAssembly for the language, where it has one. */
  wasm: string | null;
  page_count: number;
}

/** Describes the index of a language. */
export interface Meta {
  version: string;
  /** In Pagefind's order, by which postings number them. */
  pages: readonly IndexedPage[];
  /** In the order of their words. */
  parts: readonly Part[];
  /** Names of the metadata of pages, by which postings number them. */
  fields: readonly string[];
}

/** Words of an index that follow each other, in a file of their own. UTF-8: Pagefind sorts words by their bytes. */
export interface Part {
  /** The beginning of its first word, by which it comes after all words of the part before. */
  from: string;
  /** The beginning of its last word, by which it comes before all words of the part after. */
  to: string;
  name: string;
}

/** @throws Error when the folder has no index */
export function readEntry(folder: string): Entry {
  return JSON.parse(readFileSync(join(folder, entryFile), 'utf8')) as Entry;
}

/** @throws Error when there is none, or one of another version of Pagefind */
export function readMeta(folder: string, { hash }: Described): Meta {
  const file = metaFile(folder, hash);
  const reader = new CborReader(readPacked(file));
  if (reader.array() !== metaFields) throw new Error(`${file} was not written by the supported version of Pagefind.`);
  const version = reader.text();
  const pages = reader.list(() => readFirst(reader, 2, () => ({ id: reader.text(), words: reader.integer() })));
  const parts = reader.list(() => readFirst(reader, 3, () => ({ from: reader.text(), to: reader.text(), name: reader.text() })));
  // No page is sorted or filtered by Pagefind.
  reader.skip();
  reader.skip();
  return { version, pages, parts, fields: reader.list(() => reader.text()) };
}

/** Reads the first items of an array, and passes over the others. */
function readFirst<Items>(reader: CborReader, count: number, read: () => Items): Items {
  const length = reader.array();
  const items = read();
  for (let item = count; item < length; item += 1) reader.skip();
  return items;
}

/**
 * @param language that it is indexed in
 * @returns the hash that an entry names it by
 */
export function writeMeta(folder: string, language: string, { version, pages, parts, fields }: Meta): string {
  const writer = new CborWriter();
  writer.array(metaFields);
  writer.text(version);
  writer.array(pages.length);
  for (const { id, words } of pages) {
    writer.array(3);
    writer.text(id);
    writer.integer(words);
    writer.text('');
  }
  writer.array(parts.length);
  for (const { from, to, name } of parts) {
    writer.array(3);
    for (const text of [from, to, name]) writer.text(text);
  }
  writer.array(0);
  writer.array(0);
  writer.array(fields.length);
  for (const field of fields) writer.text(field);
  const bytes = writer.bytes();
  const hash = `${language}_${digestOf(bytes).slice(0, 15)}`;
  writePacked(metaFile(folder, hash), bytes);
  return hash;
}

const metaFields = 6;

/** In hexadecimal digits, as Pagefind names files. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function metaFile(folder: string, hash: string): string {
  return join(folder, `pagefind.${hash}.pf_meta`);
}

export function partFile(folder: string, { name }: Pick<Part, 'name'>): string {
  return join(folder, 'index', `${name}.pf_index`);
}

/** Its text and metadata. */
export function pageFile(folder: string, { id }: Pick<IndexedPage, 'id'>): string {
  return join(folder, 'fragment', `${id}.pf_fragment`);
}

/** @throws Error when it was not written by the supported version of Pagefind */
export function readPacked(file: string): Uint8Array {
  const bytes = gunzipSync(readFileSync(file));
  if (bytes.toString('latin1', 0, pagefindSignature.length) !== pagefindSignature)
    throw new Error(`${file} was not written by the supported version of Pagefind.`);
  return bytes.subarray(pagefindSignature.length);
}

/** Packs it as tightly as Pagefind does. */
export function writePacked(file: string, bytes: Uint8Array): void {
  writeFileSync(file, gzipSync(Buffer.concat([Buffer.from(pagefindSignature), bytes]), { level: 9 }));
}
