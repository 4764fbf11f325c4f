import type { PagefindClient, PagefindPage, PagefindResult } from './pagefind/client.ts';
import { confidenceOf, type Evidence, isUnsure } from './ranking/confidence.ts';
import { gatherEvidence } from './ranking/evidence.ts';
import { addUp, countFeatures, fuse, type Ranked, rerank, rerankedHits, type WordScores } from './ranking/rank.ts';
import { searchedWords } from './ranking/searched-words.ts';
import type { SideClient } from './side-index/side-client.ts';
import type { TextReader } from './text/text-reader.ts';
import { normalizeQuery } from './text/words.ts';

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
  /** How well it fits; comparable within one search only. */
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

/** What was found. */
export interface SearchOutcome {
  /** The best first. When no article has anything of the query, those that are read most. */
  hits: Hit[];
  /** Whether no article has anything of the query. */
  isEmpty: boolean;
  /** Everything that has more than a common word of the query, admitted or not, the best first. */
  matching: Ranked[];
  /** How many of those are admitted. */
  admitted: number;
  /** How likely the first hit answers the question, in 0…1; 0 when nothing was found. */
  confidence: number;
  isUnsure: boolean;
  evidence: Evidence;
  /** Distinct words of the query, as they were looked for. */
  words: string[];
  /** Those of content that stand on no page. */
  unknownWords: string[];
}

export interface SearchOptions {
  /** How many hits are loaded at most. */
  limit?: number;
  /** Whether an article may be among the hits, by Pagefind's id. */
  admits?: (key: string) => boolean;
}

/** So many hits a page loads at first. */
export const fewHits = 6;

/** Each word is a search of its own. */
export const mostWords = 24;

/**
 * Searches each word on its own and adds up the scores, because Pagefind's own search wants every word on
 * the page, 怎么 and "how" included, and so finds nothing for most real questions. What the side index
 * says of titles and questions is added, and the first few are looked at once more.
 *
 * @returns for a query without words, or of which no word is on any page, what is read most
 * @throws Error when the index cannot be read
 */
export async function searchArticles(
  { reader, pagefind, side }: Sources & { pagefind: PagefindClient },
  query: string,
  { limit = 10, admits = () => true }: SearchOptions = {},
): Promise<SearchOutcome> {
  const asked = normalizeQuery(query);
  const words = reader.words(asked).slice(0, mostWords);
  const content = words.filter((word) => reader.isContent(word));
  const [found, likeness] = await Promise.all([
    searchWords(pagefind, side === undefined ? words : searchedWords(words, reader, side)),
    side === undefined ? new Map<string, number>() : side.likeness(asked),
  ]);
  const pages = new Map(found.flatMap(({ results }) => results.map((result) => [result.id, result])));
  const matching = withoutTail(fuse(addUp(found, reader), likeness));
  const isEmpty = matching.length === 0;
  const fused = (isEmpty ? popularOf(side) : matching).filter(({ key }) => admits(key));
  const load = createLoader(pagefind, pages);
  const hits = await Promise.all(fused.slice(0, Math.max(limit, rerankedHits)).map(load));
  const features = reader.features(asked);
  const first = rerank(
    hits.slice(0, rerankedHits),
    ({ page }) => countFeatures([page.meta['title'] ?? '', ...answersOf(page)], reader),
    features,
    reader,
  );
  const ordered = urgentFirst([...first, ...hits.slice(rerankedHits)]);
  const best = ordered[0]?.key ?? '';
  const { evidence, unknownWords } = await gatherEvidence(
    { reader, pagefind, side },
    { best, content, features, found, likeness },
  );
  const confidence = isEmpty ? 0 : confidenceOf(evidence, side?.outOfScope);
  return {
    hits: ordered.slice(0, limit),
    isEmpty,
    matching,
    admitted: isEmpty ? 0 : fused.length,
    confidence,
    isUnsure: isUnsure(confidence),
    evidence,
    words,
    unknownWords,
  };
}

/** An article with less than this share of the best one's score shares a common word with the query, no more. */
const leastShare = 0.3;
const keptAnyway = 10;

function withoutTail(ranked: Ranked[]): Ranked[] {
  const least = (ranked[0]?.score ?? 0) * leastShare;
  return ranked.filter(({ score }, index) => index < keptAnyway || score >= least);
}

function popularOf(side: SideClient | undefined): Ranked[] {
  return (side?.popular ?? []).map(({ key }) => ({ key, score: 0 }));
}

interface WordFound extends WordScores {
  results: readonly PagefindResult[];
}

function searchWords(pagefind: PagefindClient, words: readonly string[]): Promise<WordFound[]> {
  return Promise.all(words.map(async (word) => ({ word, results: (await pagefind.search(word)).results })));
}

/** An article that only the side index found has no result to load it by: Pagefind is asked for all pages once. */
function createLoader(pagefind: PagefindClient, pages: ReadonlyMap<string, PagefindResult>) {
  let all: Promise<ReadonlyMap<string, PagefindResult>> | undefined;
  return async function loadHit({ key, score }: Ranked): Promise<Hit> {
    let result = pages.get(key);
    if (result === undefined) {
      all ??= pagefind.search(null).then(({ results }) => new Map(results.map((each) => [each.id, each])));
      result = (await all).get(key);
    }
    if (result === undefined) throw new Error('The two parts of the search index do not fit together.');
    const page = await result.data();
    const { title = '', summary = '', category = '', type = '', issue = '' } = page.meta;
    return { key, score, url: page.url, title, summary, category, type, isUrgent: issue === urgentIssue, page };
  };
}

const urgentIssue = 'open high';

/** Stands between the questions of an article where the index keeps them. */
export const answerSeparator = ' ␞ ';

function answersOf({ meta }: PagefindPage): string[] {
  return meta['answers']?.split(answerSeparator) ?? [];
}

/** How much of the best hit's score a known issue must have to be shown before it; one common word makes half. */
const urgentShare = 0.7;

function urgentFirst(hits: Hit[]): Hit[] {
  const enough = (hits[0]?.score ?? 0) * urgentShare;
  const isFirst = (hit: Hit): boolean => hit.isUrgent && hit.score >= enough;
  return [...hits.filter(isFirst), ...hits.filter((hit) => !isFirst(hit))];
}
