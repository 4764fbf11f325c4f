/** The exports of Pagefind's WebAssembly that are used; texts are given by address and length. */
interface PagefindExports extends WebAssembly.Exports {
  memory: WebAssembly.Memory;
  __wbindgen_start(): void;
  __wbindgen_malloc(size: number, align: number): number;
  __wbindgen_free(address: number, size: number, align: number): void;
  init_pagefind(address: number, length: number): number;
  enter_playground_mode(index: number): number;
  search(index: number, ...texts: number[]): [address: number, length: number];
}

/** An index without pages, in CBOR: its version, then empty lists of pages, chunks, filters and sorts. */
const noPages = Uint8Array.of(0x85, 0x60, 0x80, 0x80, 0x80, 0x80);

/**
 * Pagefind's own stemmer, of which it has one for each of dozens of languages: searches an index without pages in the mode
 * that tells what was searched for.
 *
 * @param module its WebAssembly for the language
 * @returns the stem of a word as `normalizeAsPagefind` gives it
 */
export function createPagefindStemmer(module: WebAssembly.Module): (word: string) => string {
  const noop = (): void => {};
  const imports = WebAssembly.Module.imports(module).map(({ module: from, name }) => [from, { [name]: noop }]);
  const { exports } = new WebAssembly.Instance(module, Object.fromEntries(imports));
  const pagefind = exports as PagefindExports;
  pagefind.__wbindgen_start();

  /** Pagefind frees what it is given. */
  function give(bytes: Uint8Array): [address: number, length: number] {
    const address = pagefind.__wbindgen_malloc(bytes.length, 1);
    new Uint8Array(pagefind.memory.buffer).set(bytes, address);
    return [address, bytes.length];
  }

  const index = pagefind.enter_playground_mode(pagefind.init_pagefind(...give(noPages)));
  return function stem(word) {
    const bytes = encoder.encode(word);
    // The query, as it was typed, filter and sort order.
    const texts = [bytes, bytes, noFilter, noSort].flatMap(give);
    const [address, length] = pagefind.search(index, ...texts, 0, 0);
    const found = decoder.decode(new Uint8Array(pagefind.memory.buffer, address, length));
    pagefind.__wbindgen_free(address, length, 1);
    const { search_keywords: stems } = JSON.parse(found) as { search_keywords: string[] };
    return stems.join(' ');
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const noFilter = encoder.encode('{}');
const noSort = encoder.encode('');
