import { type BulkClient, openBulkClient } from '../../search/pagefind/bulk-client.ts';
import { queryWords } from '../../search/ranking/rank-articles.ts';
import { searchedWords } from '../../search/ranking/searched-words.ts';
import type { SideClient } from '../../search/side-index/side-client.ts';
import type { TextReader } from '../../search/text/text-reader.ts';

/** The search of one locale, opened for thousands of questions: the search of the pages over caching sources. */
export interface ContractSearch {
  pagefind: BulkClient;
  side: SideClient;
  /** Caches the features of each text. */
  reader: TextReader;
  /** Ids of the articles, in the order of the index. */
  ids: readonly string[];
  /** Pagefind's key of an article, `undefined` when it is not in the index; and back. */
  keyOf(id: string): string | undefined;
  idOf(key: string): string;
  /** Words of a question that are searched for in the bodies. */
  wordsOf(question: string): readonly string[];
}

/**
 * @param side the side index of the locale
 * @param ids of the articles, in its order
 * @param folder the `pagefind` folder of the site
 * @throws Error when the folder holds no index
 */
export async function openContractSearch(side: SideClient, ids: readonly string[], folder: string): Promise<ContractSearch> {
  const { language } = side.reader;
  const keys = side.articles.map(({ key }) => key);
  const keyById = new Map(ids.map((id, number) => [id, keys[number]]));
  const idByKey = new Map(ids.map((id, number) => [keys[number], id]));
  const reader = cacheFeatures(side.reader);
  return {
    pagefind: await openBulkClient(folder, language),
    side,
    reader,
    ids,
    keyOf: (id) => keyById.get(id),
    idOf: (key) => idByKey.get(key) ?? '',
    wordsOf: cached((question: string) => searchedWords(queryWords(question, reader), reader, side)),
  };
}

/** A reader that reads each text once, however many texts it is compared with. */
export function cacheFeatures(reader: TextReader): TextReader {
  return { ...reader, features: cached((text: string) => reader.features(text)) };
}

export function cached<Key, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
