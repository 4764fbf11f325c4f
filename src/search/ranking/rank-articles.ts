import { answerSeparator, type PagefindClient, type PagefindPage, type PagefindResult } from '../pagefind/client.ts';
import type { SideClient } from '../side-index/side-client.ts';
import type { TextReader } from '../text/text-reader.ts';
import { normalizeQuery } from '../text/words.ts';
import { countFeatures, fuse, type Ranked, sumScores, type WordScores } from './rank.ts';
import { rerank, rerankedHits } from './rerank.ts';
import { searchedWords } from './searched-words.ts';

/** What is asked: either alone gives an answer, together they give a better one. */
export interface Sources {
  /** Reads queries; that of the side index when there is one. */
  reader: TextReader;
  pagefind?: PagefindClient | undefined;
  side?: SideClient | undefined;
}

/** One article found. */
export interface Hit {
  /** Pagefind's id of the page. */
  key: string;
  /** Comparable within one search only. */
  score: number;
  url: string;
  title: string;
  summary: string;
  /** Label of the category. */
  category: string;
  type: string;
  /** An open known issue of high severity. */
  isUrgent: boolean;
  page: PagefindPage;
}

export interface SearchOptions {
  /** Maximum number of hits to load; 10 by default. */
  limit?: number;
  /** Whether an article may be among the hits, by Pagefind's id. */
  admits?: (key: string) => boolean;
}

/** The articles for a query, in order, with the numbers the order comes from. */
export interface Ranking {
  /** Distinct words of the query; stop words included. */
  words: string[];
  /** Features of the query, see `TextReader`. */
  features: string[];
  /** Pages of each word that was looked up in the bodies. */
  found: readonly WordScores[];
  /** Sum of the words' scores of each page. */
  bodyScores: ReadonlyMap<string, number>;
  /** Cosine of each article's most similar title or question. */
  similarity: ReadonlyMap<string, number>;
  /** Everything that matches more than a common word, admitted or not, before re-ranking; the best first. */
  matching: Ranked[];
  /** Those of `matching` that are admitted, or popular articles when nothing matches. */
  admitted: Ranked[];
  /** The first of `admitted`, loaded, re-ranked, and urgent known issues first; at least as many as are re-ranked. */
  hits: Hit[];
}

/** Each word is a search of its own. */
const maxWords = 24;

/** Words of a query that are searched for; the rest of a very long one is ignored. */
export function queryWords(query: string, reader: TextReader): string[] {
  return reader.words(normalizeQuery(query)).slice(0, maxWords);
}

/**
 * Searches each word on its own and adds up the scores, because Pagefind's own search wants every word on the page,
 * 怎么 and "how" included, and finds nothing for most real questions. The similarity of titles and questions is added,
 * and the first few hits are re-ranked.
 *
 * @throws Error when the index cannot be read
 */
export async function rankArticles(
  { reader, pagefind, side }: Sources & { pagefind: PagefindClient },
  query: string,
  { limit = 10, admits = () => true }: SearchOptions = {},
): Promise<Ranking> {
  const asked = normalizeQuery(query);
  const words = queryWords(query, reader);
  const [found, similarity] = await Promise.all([
    searchWords(pagefind, side === undefined ? words : searchedWords(words, reader, side)),
    side === undefined ? new Map<string, number>() : side.similarity(asked),
  ]);
  const bodyScores = sumScores(found, reader);
  const matching = withoutTail(fuse(bodyScores, similarity));
  const admitted = (matching.length > 0 ? matching : popularIn(side)).filter(({ key }) => admits(key));
  const load = createLoader(pagefind, found);
  const loaded = await Promise.all(admitted.slice(0, Math.max(limit, rerankedHits)).map(load));
  const features = reader.features(asked);
  const reranked = rerank(
    loaded.slice(0, rerankedHits),
    ({ page }) => countFeatures([page.meta['title'] ?? '', ...answersOf(page)], reader),
    features,
    reader,
  );
  const hits = urgentFirst([...reranked, ...loaded.slice(rerankedHits)]);
  return { words, features, found, bodyScores, similarity, matching, admitted, hits };
}

interface WordFound extends WordScores {
  results: readonly PagefindResult[];
}

function searchWords(pagefind: PagefindClient, words: readonly string[]): Promise<WordFound[]> {
  return Promise.all(words.map(async (word) => ({ word, results: (await pagefind.search(word)).results })));
}

/** An article below this share of the best score shares no more than a common word with the query. */
const minScoreShare = 0.3;
const alwaysKept = 10;

function withoutTail(ranked: Ranked[]): Ranked[] {
  const min = (ranked[0]?.score ?? 0) * minScoreShare;
  return ranked.filter(({ score }, index) => index < alwaysKept || score >= min);
}

function popularIn(side: SideClient | undefined): Ranked[] {
  return (side?.popular ?? []).map(({ key }) => ({ key, score: 0 }));
}

/** An article that only the side index found has no result to load it by: then Pagefind lists all pages, once. */
function createLoader(pagefind: PagefindClient, found: readonly WordFound[]): (ranked: Ranked) => Promise<Hit> {
  let all: Promise<readonly PagefindResult[]> | undefined;
  return async function loadHit({ key, score }) {
    let result = found.flatMap(({ results }) => results.find(({ id }) => id === key) ?? [])[0];
    if (result === undefined) {
      all ??= pagefind.search(null).then(({ results }) => results);
      result = (await all).find(({ id }) => id === key);
    }
    if (result === undefined) throw new Error('Pagefind’s index and the side index are not of the same build.');
    const page = await result.data();
    const { title = '', summary = '', category = '', type = '', issue = '' } = page.meta;
    return { key, score, url: page.url, title, summary, category, type, isUrgent: issue === urgentIssue, page };
  };
}

const urgentIssue = 'open high';

function answersOf({ meta }: PagefindPage): string[] {
  return meta['answers']?.split(answerSeparator) ?? [];
}

/** Share of the best score a known issue needs to come first; one common word alone gives about half. */
const minUrgentShare = 0.7;

function urgentFirst(hits: Hit[]): Hit[] {
  const min = (hits[0]?.score ?? 0) * minUrgentShare;
  const isFirst = (hit: Hit): boolean => hit.isUrgent && hit.score >= min;
  return [...hits.filter(isFirst), ...hits.filter((hit) => !isFirst(hit))];
}
