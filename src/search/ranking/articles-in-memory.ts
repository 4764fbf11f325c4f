import type { SearchDocument } from '../../edition/search-documents.ts';
import type { OpenedSideIndex } from '../side-index/side-client.ts';
import type { StoredArticle } from '../snippets/stored-article.ts';
import type { TextReader } from '../text/text-reader.ts';
import { createFeatureNumbers, type FeatureCounts } from './feature-counts.ts';
import { type CountedArticles, countArticle } from './rank-articles.ts';

/** What decides where search ranks an article, besides the indexes. */
export type RankedArticle = Pick<SearchDocument, 'id' | 'title' | 'answers' | 'issue'>;

/**
 * A side index that knows of each article what it is ranked by, and nothing else, so that thousands of queries need no
 * files of articles.
 *
 * @param articles in the order of the index
 */
export function withArticles(side: OpenedSideIndex, articles: readonly RankedArticle[]): OpenedSideIndex {
  const stored = new Map(side.articles.map(({ key }, number) => [key, storedForRanking(articles[number])]));
  return { ...side, article: async (key) => stored.get(key) };
}

/**
 * The features of articles, counted when they are first asked for.
 *
 * @param articles in the order of the index
 */
export function countedIn(side: OpenedSideIndex, articles: readonly RankedArticle[], reader: TextReader): CountedArticles {
  const byKey = new Map(side.articles.map(({ key }, number) => [key, articles[number]]));
  const numbers = createFeatureNumbers(reader);
  const counts = new Map<string, FeatureCounts>();
  return {
    numbers,
    countsOf(key) {
      const article = byKey.get(key);
      const own = counts.get(key) ?? (article && countArticle(article, reader, numbers));
      if (own !== undefined) counts.set(key, own);
      return own;
    },
  };
}

function storedForRanking(article: RankedArticle | undefined): StoredArticle | undefined {
  if (article === undefined) return undefined;
  const { title, answers, issue } = article;
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
