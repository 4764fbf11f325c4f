import type { PagefindClient } from './pagefind/client.ts';
import { confidenceOf, type Evidence, isUnsure } from './ranking/confidence.ts';
import { gatherEvidence } from './ranking/evidence.ts';
import type { Ranked } from './ranking/rank.ts';
import { type Hit, rankArticles, type SearchOptions, type Sources } from './ranking/rank-articles.ts';

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

/** Number of hits a page loads at first. */
export const firstHits = 6;

/**
 * Searches without corrections.
 *
 * @returns the suggested articles for a query without words, or when none of its words is on any page
 * @throws Error when the index cannot be read
 */
export async function searchArticles(
  sources: Sources & { pagefind: PagefindClient },
  query: string,
  options: SearchOptions = {},
): Promise<SearchOutcome> {
  const { words, isCut, features, found, similarity, matching, admitted, hits, quick } = await rankArticles(
    sources,
    query,
    options,
  );
  const isEmpty = matching.length === 0;
  const content = words.filter((word) => sources.reader.isContent(word));
  const { evidence, unknownWords } = await gatherEvidence(sources, {
    best: hits[0]?.key ?? '',
    content,
    features,
    found,
    similarity,
  });
  const confidence = isEmpty ? 0 : confidenceOf(evidence, sources.side?.threshold);
  return {
    query,
    hits: hits.slice(0, options.limit ?? 10),
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
