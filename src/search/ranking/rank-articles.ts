import { withoutBase } from '../../knowledge/base-path.ts';
import { answerSeparator, type PagefindClient, type PagefindPage, type PagefindResult } from '../pagefind/client.ts';
import type { PageScore } from '../side-index/frequent-words.ts';
import type { SideClient } from '../side-index/side-client.ts';
import type { StoredArticle } from '../snippets/stored-article.ts';
import type { TextReader } from '../text/text-reader.ts';
import { chooseWords } from '../understanding/query-words.ts';
import { countFeatures, createFeatureNumbers, type FeatureCounts, type FeatureNumbers } from './feature-counts.ts';
import { codedFirst, keysWithCode, quickFirst, urgentFirst } from './precedence.ts';
import { withPrior } from './prior.ts';
import { type QuickHits, quickHitsOf } from './quick-hits.ts';
import { fuse, largest, type Ranked, sumScores, type WordScores } from './rank.ts';
import { noFeatures, rerank, rerankedHits } from './rerank.ts';
import { searchedWords } from './searched-words.ts';

/** The indexes that are searched. One of them is enough; both give better results. */
export interface Sources {
  /** The reader of the side index, if there is one. */
  reader: TextReader;
  pagefind?: PagefindClient | undefined;
  side?: SideClient | undefined;
  /** For callers that rank the same articles for many queries. */
  counted?: CountedArticles | undefined;
  /** Articles that match although they are not in the sources, with scores that are too low to be among the first. */
  others?: readonly Ranked[];
}

/** The features of articles, which are compared with each other in every search. */
export interface CountedArticles {
  numbers: FeatureNumbers;
  /** By Pagefind's id; see `countArticle`. `undefined` for an article that has not been counted. */
  countsOf(key: string): FeatureCounts | undefined;
}

/** An article that was found. */
export interface Hit extends StoredArticle {
  /** Pagefind's id of the page. */
  key: string;
  /** Comparable within one search only. */
  score: number;
  /** Whether it is an open known issue of high severity. */
  isUrgent: boolean;
}

export interface SearchOptions {
  /** Maximum number of hits to load; 10 by default. */
  limit?: number;
  /** Whether an article may be among the hits, by Pagefind's id. */
  admits?: (key: string) => boolean;
}

export interface RankOptions extends SearchOptions {
  /** Whether an article that shares a word with the query matches it, by Pagefind's id. */
  matches?: (key: string) => boolean;
}

/** The articles for a query, ranked, with the scores they are ranked by. */
export interface Ranking {
  /** The query, normalised; only the chosen words of a long one. */
  text: string;
  /** Distinct words of the query; stop words included. */
  words: string[];
  /** Whether the query has more words than are searched for. */
  isCut: boolean;
  /** Features of the query, see `TextReader`. */
  features: string[];
  /** Results of each word that was searched for in the bodies. */
  found: readonly WordScores[];
  /** Body score of each page; see `sumScores`. */
  bodyScores: ReadonlyMap<string, number>;
  /** Cosine of the query and each article's most similar title or question. */
  similarity: ReadonlyMap<string, number>;
  /** All articles that share more than a common word with the query, admitted or not, best first; before re-ranking. */
  matching: Ranked[];
  /** Those of `matching` that are admitted, or suggested articles when nothing matches. */
  admitted: Ranked[];
  /**
   * The first of `admitted`, loaded and re-ranked: quick hits, then pages with an error code of the query, then urgent
   * known issues, then the others. At least as many as are re-ranked.
   */
  hits: Hit[];
  /** What titles and questions alone decide. */
  quick: QuickHits;
}

/**
 * Searches each word separately and adds up the scores. Pagefind itself only finds pages that have all words, even 怎么
 * and "how": none at all for most real questions. The similarity of titles and questions is added to the
 * scores, and the first few hits are re-ranked.
 *
 * @throws Error when the index cannot be read
 */
export async function rankArticles(
  { reader, pagefind, side, counted, others = [] }: Sources & { pagefind: PagefindClient },
  query: string,
  { limit = 10, admits = () => true, matches = () => true }: RankOptions = {},
): Promise<Ranking> {
  const { text, words, isCut } = await chooseWords(query, reader, side);
  const [found, similarity] = await Promise.all([
    searchWords({ pagefind, side }, side === undefined ? words : searchedWords(words, reader, side)),
    side === undefined ? new Map<string, number>() : side.similarity(text),
  ]);
  const bodyScores = sumScores(found, reader);
  const likely = side === undefined ? similarity : withPrior(similarity, words, side);
  const coded = keysWithCode(found);
  const matching = [...codedFirst(fuse(bodyScores, likely, matches, coded), coded), ...others];
  const quick = side === undefined ? { articles: [], margin: 0 } : quickHitsOf(words, likely, side);
  const admitted = (matching.length > 0 ? matching : suggestedIn(side)).filter(({ key }) => admits(key));
  const load = createLoader(pagefind, side, found);
  const features = reader.features(text);
  const numbers = counted?.numbers ?? createFeatureNumbers(reader);
  // Suggested articles keep their order.
  const reordered = matching.length > 0 ? rerankedHits : 0;
  const counts = new Map<string, FeatureCounts>();
  const loaded = await Promise.all(
    quickFirst(admitted, quick)
      .slice(0, Math.max(limit, rerankedHits))
      .map(async (ranked, at) => {
        const hit = await load(ranked);
        // While others are still loading.
        if (at < reordered) counts.set(hit.key, counted?.countsOf(hit.key) ?? countArticle(hit, reader, numbers));
        return hit;
      }),
  );
  const reranked = rerank(
    loaded.slice(0, reordered),
    ({ key }) => counts.get(key) ?? noFeatures,
    features,
    numbers,
    largest(similarity.values()),
  );
  const ordered = codedFirst(urgentFirst([...reranked, ...loaded.slice(reranked.length)], similarity), coded);
  const hits = quickFirst(ordered, quick);
  return { text, words, isCut, features, found, bodyScores, similarity, matching, admitted, hits, quick };
}

/** Features of an article's title and questions, with the number of texts that have each. */
export function countArticle(
  { title, answers }: Pick<StoredArticle, 'title' | 'answers'>,
  reader: TextReader,
  numbers: FeatureNumbers,
): FeatureCounts {
  return countFeatures([title, ...answers], reader, numbers);
}

interface WordFound extends WordScores {
  results: readonly PagefindResult[] | readonly PageScore[];
}

/** Searches for words in the bodies: in the side index for those on very many pages, in Pagefind for all others. */
export function searchWords(
  { pagefind, side }: { pagefind: PagefindClient; side?: SideClient | undefined },
  words: readonly string[],
): Promise<WordFound[]> {
  return Promise.all(
    words.map(async (word) => ({
      word,
      results: side?.isFrequent(word) ? await side.scoresOf(word) : (await pagefind.search(word)).results,
    })),
  );
}

function suggestedIn(side: SideClient | undefined): Ranked[] {
  return (side?.suggested ?? []).map(({ key }) => ({ key, score: 0 }));
}

/**
 * Loads articles from their own files, or else what Pagefind stores of them. An article without a Pagefind result to
 * load it with is looked for among all pages.
 */
function createLoader(
  pagefind: PagefindClient,
  side: SideClient | undefined,
  found: readonly WordFound[],
): (ranked: Ranked) => Promise<Hit> {
  async function loadPage(key: string): Promise<StoredArticle> {
    let result = found.flatMap(({ results }) => results.find(({ id }) => id === key) ?? []).find(isLoadable);
    result ??= (await pagefind.search(null)).results.find(({ id }) => id === key);
    if (result === undefined) throw new Error('Pagefind’s index and the side index are from different builds.');
    return articleOfPage(await result.data());
  }

  return async function loadHit({ key, score }) {
    const article = (await side?.article(key)) ?? (await loadPage(key));
    return { ...article, key, score, isUrgent: article.issue === urgentIssue };
  };
}

function isLoadable(result: PageScore | PagefindResult): result is PagefindResult {
  return 'data' in result;
}

export const urgentIssue = 'open high';

/** What Pagefind knows of an article; its text is not in sections. */
function articleOfPage({ url, meta }: PagefindPage): StoredArticle {
  const { title = '', summary = '', category = '', type = '', issue = '', answers = '' } = meta;
  return {
    url: withoutBase(url),
    title,
    summary,
    category,
    type,
    answers: answers.split(answerSeparator),
    issue,
    team: '',
    reviewed: '',
    sections: [],
  };
}
