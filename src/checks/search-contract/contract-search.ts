import { type BulkClient, openBulkClient } from '../../search/pagefind/bulk-client.ts';
import { searchedWords } from '../../search/ranking/searched-words.ts';
import type { SideClient } from '../../search/side-index/side-client.ts';
import { cacheFeatures } from '../../search/text/cache-features.ts';
import type { TextReader } from '../../search/text/text-reader.ts';
import { queryWords } from '../../search/understanding/query-words.ts';

/** The search of one locale, as on the pages, with caches for thousands of questions. */
export interface ContractSearch {
  pagefind: BulkClient;
  side: SideClient;
  /** Caches the features of each text. */
  reader: TextReader;
  /** Ids of the articles, in the order of the index. */
  ids: readonly string[];
  /** Pagefind's key of an article; `undefined` when it is not in the index. */
  keyOf(id: string): string | undefined;
  /** Id of the article with a key; empty when there is none. */
  idOf(key: string): string;
  /** Searches the bodies for words that will be needed; see `BulkClient`. */
  load(words: readonly string[]): Promise<void>;
  /** Words of a question to search for in the bodies. */
  wordsOf(question: string): readonly string[];
}

/**
 * @param side the side index of the locale
 * @param ids of the articles, in its order
 * @param folder the `pagefind` folder of the site
 * @throws Error when the folder has no index
 */
export async function openContractSearch(side: SideClient, ids: readonly string[], folder: string): Promise<ContractSearch> {
  const { language } = side.reader;
  const keys = side.articles.map(({ key }) => key);
  const keyById = new Map(ids.map((id, number) => [id, keys[number]]));
  const idByKey = new Map(ids.map((id, number) => [keys[number], id]));
  const reader = cacheFeatures(side.reader);
  const pagefind = await openBulkClient(folder, language);
  return {
    pagefind,
    load: (words) => pagefind.load(words.filter((word) => !side.isFrequent(word))),
    side,
    reader,
    ids,
    keyOf: (id) => keyById.get(id),
    idOf: (key) => idByKey.get(key) ?? '',
    wordsOf: cached((question: string) => searchedWords(queryWords(question, reader), reader, side)),
  };
}

/** Caches the results of a function; it must not return `undefined`. */
export function cached<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
