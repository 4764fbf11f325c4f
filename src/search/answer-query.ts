import { type Corrections, correct } from './corrections/corrections.ts';
import { hasStrangePair } from './ranking/evidence.ts';
import type { SearchOptions, Sources } from './ranking/rank-articles.ts';
import { type SearchOutcome, searchArticles } from './search-articles.ts';
import { normalizeQuery } from './text/words.ts';

/** What a reader gets: what was found, and for which words. */
export interface Answer extends SearchOutcome {
  /** What was searched for when that is not what was typed. */
  corrected?: string;
}

export interface AnswerOptions extends SearchOptions {
  /** What is needed to put a mistyped query right; `undefined` when it cannot be had. */
  loadCorrections?: () => Promise<Corrections | undefined>;
}

/**
 * Searches, and when that is unsure or something looks mistyped searches once more for what was likely meant. The
 * second answer counts only when it is nearer.
 *
 * @throws Error when the index cannot be read
 */
export async function answerQuery(
  sources: Parameters<typeof searchArticles>[0] & Sources,
  query: string,
  { loadCorrections, ...options }: AnswerOptions = {},
): Promise<Answer> {
  const literal = await searchArticles(sources, query, options);
  if (loadCorrections === undefined) return literal;
  const { side, reader } = sources;
  const isDoubtful = literal.isUnsure || (side !== undefined && (await hasStrangePair(normalizeQuery(query), reader, side)));
  if (!isDoubtful) return literal;
  const corrections = await loadCorrections();
  const corrected =
    corrections === undefined ? undefined : correct(normalizeQuery(query), literal.unknownWords, corrections, sources.reader);
  if (corrected === undefined) return literal;
  const second = await searchArticles(sources, corrected, options);
  return second.confidence > literal.confidence ? { ...second, corrected } : literal;
}
