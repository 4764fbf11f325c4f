import { type BulkClient, openBulkClient } from '../../search/pagefind/bulk-client.ts';
import { countedIn, type RankedArticle, withArticles } from '../../search/ranking/articles-in-memory.ts';
import type { CountedArticles } from '../../search/ranking/rank-articles.ts';
import { searchedWords } from '../../search/ranking/searched-words.ts';
import { createShortlists, type Shortlists } from '../../search/ranking/shortlist.ts';
import type { OpenedSideIndex } from '../../search/side-index/side-client.ts';
import { cacheFeatures } from '../../search/text/cache-features.ts';
import type { TextReader } from '../../search/text/text-reader.ts';
import { queryWords } from '../../search/understanding/query-words.ts';

/** The search of one locale, as on the pages, with caches for thousands of questions. */
export interface ContractSearch {
  pagefind: BulkClient;
  side: OpenedSideIndex;
  /** Caches the features of each text. */
  reader: TextReader;
  /** Pagefind's key of an article; `undefined` when it is not in the index. */
  keyOf(id: string): string | undefined;
  /** Id of the article with a key; empty when there is none. */
  idOf(key: string): string;
  /** Words of a question to search for in the bodies. */
  wordsOf(question: string): readonly string[];
  /** Counts each article once. */
  counted: CountedArticles;
  shortlist: Shortlists['shortlist'];
}

/**
 * @param side the side index of the locale
 * @param articles in its order
 * @param folder the `pagefind` folder of the site
 * @throws Error when the folder has no index
 */
export async function openContractSearch(
  side: OpenedSideIndex,
  articles: readonly RankedArticle[],
  folder: string,
): Promise<ContractSearch> {
  const keys = side.articles.map(({ key }) => key);
  return createContractSearch(side, articles, await openBulkClient(folder, side.reader.language, keys));
}

/** @param pagefind numbers pages in the order of the articles */
export function createContractSearch(
  side: OpenedSideIndex,
  articles: readonly RankedArticle[],
  pagefind: BulkClient,
): ContractSearch {
  const keys = side.articles.map(({ key }) => key);
  const keyById = new Map(articles.map(({ id }, number) => [id, keys[number]]));
  const idByKey = new Map(articles.map(({ id }, number) => [keys[number], id]));
  const reader = cacheFeatures(side.reader);
  const memorySide = withArticles(side, articles);
  const counted = countedIn(side, articles, reader);
  return {
    pagefind,
    counted,
    shortlist: createShortlists({ reader, side: memorySide, counted, pagefind }).shortlist,
    side: memorySide,
    reader,
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
