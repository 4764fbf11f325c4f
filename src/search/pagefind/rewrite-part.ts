import { CborReader } from './cbor-reader.ts';
import { CborWriter } from './cbor-writer.ts';

/** Where a page has a word. */
interface PlacesOnPage {
  page: number;
  /** Its places in the text, then those in metadata, in CBOR. */
  places: Uint8Array;
}

/** The pages of each form of a word that has accents of its own; those of the word as it is indexed under ''. */
export type PagesOfWord = Map<string, PlacesOnPage[]>;

/** What becomes of the pages of an index, and of the metadata that they have. */
export interface Renumbering {
  /** New number of each page; −1 for one that is removed. */
  pages: Int32Array;
  /** New number of each field of metadata; all stay when left out. */
  fields?: readonly number[];
}

export interface RewrittenPart {
  /** The old ones when nothing has changed. */
  bytes: Uint8Array;
  /** The first and the last word; `undefined` when no word is left. */
  ends: [first: string, last: string] | undefined;
}

/** @returns the pages of each word of a part, under new numbers */
export function readPart(bytes: Uint8Array, renumbering: Renumbering): Map<string, PagesOfWord> {
  const words = new Map<string, PagesOfWord>();
  const reader = new CborReader(bytes);
  eachWord(reader, (word) => words.set(word, readPages(reader, bytes, renumbering)));
  return words;
}

/**
 * Renumbers and removes pages of a part, and adds others.
 *
 * @param added the pages to add to each word, in any order
 */
export function rewritePart(bytes: Uint8Array, renumbering: Renumbering, added: ReadonlyMap<string, PagesOfWord>): RewrittenPart {
  const reader = new CborReader(bytes);
  const rewritten: { word: string; written: Uint8Array | PagesOfWord }[] = [];
  const words = new Set<string>();
  eachWord(reader, (word, begin) => {
    words.add(word);
    const own = reader.at;
    const other = added.get(word);
    const isMoved = skipPages(reader, renumbering);
    if (!isMoved && other === undefined) {
      rewritten.push({ word, written: bytes.subarray(begin, reader.at) });
      return;
    }
    reader.at = own;
    const pages = readPages(reader, bytes, renumbering);
    for (const [form, places] of other ?? []) pages.set(form, [...(pages.get(form) ?? []), ...places]);
    if ([...pages.values()].some(({ length }) => length > 0)) rewritten.push({ word, written: pages });
  });
  const fresh = [...added].filter(([word]) => !words.has(word));
  if (fresh.length > 0) {
    rewritten.push(...fresh.map(([word, written]) => ({ word, written })));
    const sorted = rewritten.map((each) => ({ ...each, key: Buffer.from(each.word) }));
    sorted.sort((a, b) => Buffer.compare(a.key, b.key));
    rewritten.splice(0, rewritten.length, ...sorted);
  }
  const [first, last] = [rewritten[0], rewritten.at(-1)];
  const ends: RewrittenPart['ends'] = first && last && [first.word, last.word];
  const written = writePart(rewritten);
  return { bytes: Buffer.compare(written, bytes) === 0 ? bytes : written, ends };
}

/** @param visit called where the pages of a word begin, to read on to their end; `begin` is where the word begins */
function eachWord(reader: CborReader, visit: (word: string, begin: number) => void): void {
  reader.array();
  for (let left = reader.array(); left > 0; left -= 1) {
    const begin = reader.at;
    expectLength(reader.array(), 3);
    visit(reader.text(), begin);
  }
}

/**
 * Reads on to the end of a word.
 *
 * @returns whether any of its pages gets another number or is removed
 */
function skipPages(reader: CborReader, { pages, fields }: Renumbering): boolean {
  let isMoved = fields !== undefined;
  const readList = (): void => {
    let page = 0;
    for (let left = reader.array(); left > 0; left -= 1) {
      expectLength(reader.array(), 3);
      page += reader.integer();
      if (pages[page] !== page) isMoved = true;
      reader.skip();
      reader.skip();
    }
  };
  readList();
  reader.list(() => {
    expectLength(reader.array(), 2);
    reader.skip();
    readList();
  });
  return isMoved;
}

function readPages(reader: CborReader, bytes: Uint8Array, { pages, fields }: Renumbering): PagesOfWord {
  const readList = (): PlacesOnPage[] => {
    let page = 0;
    const list = reader.list(() => {
      expectLength(reader.array(), 3);
      page += reader.integer();
      const begin = reader.at;
      reader.skip();
      const places = fields === undefined ? copyPlaces(reader, bytes, begin) : renumberPlaces(reader, bytes, begin, fields);
      return { page: pages[page] ?? -1, places };
    });
    return list.filter((each) => each.page !== -1);
  };
  const read: PagesOfWord = new Map([['', readList()]]);
  reader.list(() => {
    expectLength(reader.array(), 2);
    const form = reader.text();
    read.set(form, readList());
  });
  return read;
}

function copyPlaces(reader: CborReader, bytes: Uint8Array, begin: number): Uint8Array {
  reader.skip();
  return bytes.subarray(begin, reader.at);
}

/** Places in metadata follow the number of their field, which is written as a negative number. */
function renumberPlaces(reader: CborReader, bytes: Uint8Array, begin: number, fields: readonly number[]): Uint8Array {
  const writer = new CborWriter();
  writer.raw(bytes.subarray(begin, reader.at));
  const places = reader.list(() => reader.integer());
  writer.array(places.length);
  for (const place of places) writer.integer(place < 0 ? -1 - (fields[-1 - place] ?? 0) : place);
  return writer.bytes();
}

function writePart(words: readonly { word: string; written: Uint8Array | PagesOfWord }[]): Uint8Array {
  const writer = new CborWriter();
  writer.array(1);
  writer.array(words.length);
  for (const { word, written } of words) {
    if (written instanceof Uint8Array) writer.raw(written);
    else writeWord(writer, word, written);
  }
  return writer.bytes();
}

function writeWord(writer: CborWriter, word: string, pages: PagesOfWord): void {
  const forms = [...pages].filter(([form, { length }]) => form !== '' && length > 0);
  writer.array(3);
  writer.text(word);
  writeList(writer, pages.get('') ?? []);
  writer.array(forms.length);
  for (const [form, places] of forms) {
    writer.array(2);
    writer.text(form);
    writeList(writer, places);
  }
}

/** Each page is written as the distance from the one before. */
function writeList(writer: CborWriter, list: readonly PlacesOnPage[]): void {
  writer.array(list.length);
  let before = 0;
  for (const { page, places } of list.toSorted((a, b) => a.page - b.page)) {
    writer.array(3);
    writer.integer(page - before);
    writer.raw(places);
    before = page;
  }
}

function expectLength(length: number, expected: number): void {
  if (length !== expected)
    throw new Error(`The index has a list of ${length} where ${expected} were expected: it is of another version of Pagefind.`);
}
