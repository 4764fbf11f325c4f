import type { PagefindClient } from './pagefind/client.ts';
import { confidenceOf, type Evidence, isUnsure } from './ranking/confidence.ts';
import { gatherEvidence } from './ranking/evidence.ts';
import type { Ranked } from './ranking/rank.ts';
import { type Hit, type Ranking, rankArticles, type SearchOptions, type Sources } from './ranking/rank-articles.ts';
import { sharesWith } from './ranking/sharing.ts';

/** The outcome of a search. */
export interface SearchOutcome {
  /** As it was searched for. */
  query: string;
  /** Best first; when nothing matches, the suggested articles, if there are any. */
  hits: Hit[];
  /** Whether titles and questions alone decided the first hit; see `quickHits`. */
  isQuick: boolean;
  /** Whether no article matches. */
  isEmpty: boolean;
  /** All articles that share more than a common word with the query, admitted or not, best first. */
  matching: Ranked[];
  /** How many of `matching` are admitted. */
  admitted: number;
  /** Probability that one of the first three hits answers the question, 0…1; 0 when nothing matches. */
  confidence: number;
  isUnsure: boolean;
  evidence: Evidence;
  /** Distinct words of the query that were searched for. */
  words: string[];
  /** Whether the query has more words than are searched for, so that `words` are only the most telling ones. */
  isCut: boolean;
  /** Content words that are on no page. */
  unknownWords: string[];
}

/** What is searched, and what spares a caller with thousands of queries the ranking of all articles for each. */
export interface SearchSources extends Sources {
  pagefind: PagefindClient;
  /** Fewer articles, among which the first hits for a query are the same. Not for callers that read the other hits, or admit only some. */
  shortlist?: ((query: string) => Promise<Sources & { pagefind: PagefindClient }>) | undefined;
  /** Whether a word is on any page; needed with `shortlist`. */
  isOnPage?: ((word: string) => Promise<boolean>) | undefined;
}

/** Number of hits a page loads at first. */
export const firstHits = 6;

/**
 * Searches without corrections. Stop words and single characters of longer words help to rank what matches, but where
 * no article shares more than these with the query, and the first hit is not sure, none matches.
 *
 * @returns the suggested articles for a query without words, or when no article matches
 * @throws Error when the index cannot be read
 */
export async function searchArticles(
  { shortlist, isOnPage, ...sources }: SearchSources,
  query: string,
  options: SearchOptions = {},
): Promise<SearchOutcome> {
  if (shortlist !== undefined) {
    const near = { ...(await shortlist(query)), isOnPage };
    const ranking = await rankArticles(near, query, options);
    const outcome = await outcomeOf(near, ranking, options);
    // That none of these shares a word does not mean that no other does.
    if (!outcome.isUnsure || outcome.isEmpty || (await sharesTellingWord(near, ranking))) return outcome;
  }
  const ranking = await rankArticles(sources, query, options);
  const outcome = await outcomeOf(sources, ranking, options);
  if (!outcome.isUnsure || outcome.isEmpty || (await sharesTellingWord(sources, ranking))) return outcome;
  const matches = (): boolean => false;
  return outcomeOf(sources, await rankArticles(sources, query, { ...options, matches }), options);
}

/**
 * Whether a page that searches for this says that no article matches, although some share a word.
 *
 * @throws Error when the index cannot be read
 */
export async function showsNothing(sources: Sources & { pagefind: PagefindClient }, ranking: Ranking): Promise<boolean> {
  if (await sharesTellingWord(sources, ranking)) return false;
  return (await outcomeOf(sources, ranking, {})).isUnsure;
}

/** Whether a matching article shares more than stop words and single characters of longer words with the query. */
export async function sharesTellingWord({ reader, side }: Sources, { text, quick, found, matching }: Ranking): Promise<boolean> {
  // A page may show these already.
  const shown = new Set(quick.articles.map(({ key }) => key));
  return matching.some(({ key }) => shown.has(key)) || sharesWith(text, matching, found, reader, side);
}

async function outcomeOf(
  sources: SearchSources,
  { text, words, isCut, features, found, similarity, matching, admitted, hits, quick }: Ranking,
  { limit = 10 }: SearchOptions,
): Promise<SearchOutcome> {
  const { reader, side } = sources;
  const { evidence, unknownWords } = await gatherEvidence(sources, {
    text,
    best: hits[0]?.key ?? '',
    content: words.filter((word) => reader.isContent(word)),
    features,
    found,
    similarity,
  });
  const isEmpty = matching.length === 0;
  const saysNothing = reader.tellingWords(text).length === 0 && reader.tellingFeatures(text).length === 0;
  const confidence = isEmpty || saysNothing ? 0 : confidenceOf(evidence, side?.threshold);
  return {
    query: text,
    hits: hits.slice(0, limit),
    isQuick: quick.articles.length > 0,
    isEmpty,
    matching,
    admitted: isEmpty ? 0 : admitted.length,
    confidence,
    isUnsure: isUnsure(confidence),
    evidence,
    words,
    isCut,
    unknownWords,
  };
}
