import type { SearchDocument } from '../../edition/search-documents.ts';
import { type BulkClient, openBulkClient } from '../../search/pagefind/bulk-client.ts';
import { createFeatureNumbers } from '../../search/ranking/feature-counts.ts';
import { type CountedArticles, countArticle } from '../../search/ranking/rank-articles.ts';
import { searchedWords } from '../../search/ranking/searched-words.ts';
import { createShortlists, type Shortlists } from '../../search/ranking/shortlist.ts';
import type { OpenedSideIndex } from '../../search/side-index/side-client.ts';
import type { StoredArticle } from '../../search/snippets/stored-article.ts';
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

/** What decides where search ranks an article, besides the indexes. */
export type RankedArticle = Pick<SearchDocument, 'id' | 'title' | 'answers' | 'issue'>;

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
  const stored = new Map(articles.map((article, number) => [keys[number] ?? '', storedForRanking(article)]));
  const reader = cacheFeatures(side.reader);
  const memorySide: OpenedSideIndex = { ...side, article: async (key) => stored.get(key) };
  const numbers = createFeatureNumbers(reader);
  const countsOf = cached((key: string) => countArticle(stored.get(key) ?? noTexts, reader, numbers));
  const counted = { numbers, countsOf };
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

const noTexts = { title: '', answers: [] };

/** Ranking reads nothing else of it, so that thousands of questions need no files. */
function storedForRanking({ title, answers, issue }: RankedArticle): StoredArticle {
  return {
    title,
    answers,
    ...(issue === undefined ? {} : { issue: `${issue.status} ${issue.severity}` }),
    url: '',
    summary: '',
    category: '',
    type: '',
    team: '',
    reviewed: '',
    sections: [],
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
