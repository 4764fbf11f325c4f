import { type Corrections, correct } from './corrections/corrections.ts';
import { hasStrangePair } from './ranking/evidence.ts';
import type { SearchOptions, Sources } from './ranking/rank-articles.ts';
import { type SearchOutcome, searchArticles } from './search-articles.ts';
import type { TextReader } from './text/text-reader.ts';
import { normalizeQuery } from './text/words.ts';

/** The outcome of a search, possibly for a corrected query. */
export interface Answer extends SearchOutcome {
  /** The query that was searched for instead of the one that was typed. */
  corrected?: string;
  /** What the reader wants besides, or instead of, an article. */
  intent?: Intent;
  /** Articles in another language of the site, when the query looks like that language or nothing is found in this one. */
  elsewhere?: Elsewhere;
}

/**
 * `contact`: a person to talk to, such as 转人工 or “phone number”. `greeting`: nothing yet but a greeting, such as 在吗;
 * no article matches then.
 */
export type Intent = 'contact' | 'greeting';

/** What was found in another locale. */
export interface Elsewhere {
  locale: string;
  outcome: SearchOutcome;
  /** Of that locale; marks the words in titles and snippets. */
  reader: TextReader;
}

export interface AnswerOptions extends SearchOptions {
  /** Loads what corrects typing errors; `undefined` when it cannot be loaded. */
  loadCorrections?: () => Promise<Corrections | undefined>;
}

/**
 * Searches as the pages do: when the result is unsure or a word looks mistyped, also searches for the corrected query
 * and returns that result if its confidence is higher.
 *
 * @throws Error when the index cannot be read
 */
export async function answerQuery(
  sources: Parameters<typeof searchArticles>[0] & Sources,
  query: string,
  { loadCorrections, ...options }: AnswerOptions = {},
): Promise<Answer> {
  const literal = await searchArticles(sources, query, options);
  // A page may already show the quick hit, which must neither move nor change.
  if (loadCorrections === undefined || literal.isQuick) return literal;
  const { side, reader } = sources;
  const isDoubtful = literal.isUnsure || (side !== undefined && (await hasStrangePair(normalizeQuery(query), reader, side)));
  if (!isDoubtful) return literal;
  const corrections = await loadCorrections();
  const corrected =
    corrections === undefined ? undefined : correct(normalizeQuery(query), literal.unknownWords, corrections, sources.reader);
  if (corrected === undefined) return literal;
  const correctedOutcome = await searchArticles(sources, corrected, options);
  return correctedOutcome.confidence > literal.confidence ? { ...correctedOutcome, corrected } : literal;
}
