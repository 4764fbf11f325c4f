import { completeLastWord } from './corrections/complete.ts';
import { type Corrections, correct } from './corrections/corrections.ts';
import { hasStrangePair } from './ranking/evidence.ts';
import type { SearchOptions, Sources } from './ranking/rank-articles.ts';
import { type SearchOutcome, searchArticles } from './search-articles.ts';
import { isBareNumber } from './text/error-codes.ts';
import type { TextReader } from './text/text-reader.ts';
import { isHan, normalizeQuery } from './text/words.ts';
import { type Intent, intentOf } from './understanding/intent.ts';

/** The outcome of a search, possibly for a corrected query. */
export interface Answer extends SearchOutcome {
  /** The query that was searched for instead of the one that was typed. */
  corrected?: string;
  /** What the reader wants besides, or instead of, an article. */
  intent?: Intent;
  /** Articles in another language of the site, when the query looks like that language or nothing is found in this one. */
  elsewhere?: Elsewhere;
}

/** The search of another locale. */
export interface OtherSearch {
  locale: string;
  sources: AnswerSources;
}

/** What was found in another locale. */
export interface Elsewhere {
  locale: string;
  outcome: SearchOutcome;
  /** Of that locale; marks the words in titles and snippets. */
  reader: TextReader;
}

type AnswerSources = Parameters<typeof searchArticles>[0] & Sources;

export interface AnswerOptions extends SearchOptions {
  /** Loads what corrects typing errors; `undefined` when it cannot be loaded. */
  loadCorrections?: () => Promise<Corrections | undefined>;
  /** Opens the search of the site's other locales; called only when the query looks like theirs or is not answered here. */
  loadElsewhere?: () => Promise<readonly OtherSearch[]>;
}

/**
 * Searches as the pages do. A greeting alone finds no articles.
 *
 * @throws Error when the index cannot be read
 */
export async function answerQuery(sources: AnswerSources, query: string, options: AnswerOptions = {}): Promise<Answer> {
  const intent = await intentOf(query, sources.reader, sources.side);
  if (intent === 'greeting') return { ...(await searchArticles(sources, '', options)), intent };
  const { loadElsewhere, ...own } = options;
  const answer = await searchCorrected(sources, query, own);
  const elsewhere = loadElsewhere === undefined ? undefined : await searchElsewhere(sources, query, answer, loadElsewhere);
  return { ...answer, ...(intent !== undefined && { intent }), ...(elsewhere !== undefined && { elsewhere }) };
}

/**
 * Searches the other locales when the query has letters of another script than the locale's language, as 怎么refund, or
 * is not answered in it.
 *
 * @returns the most confident; `undefined` when none is sure
 */
async function searchElsewhere(
  { reader }: AnswerSources,
  query: string,
  { isUnsure, words, unknownWords }: Answer,
  loadElsewhere: NonNullable<AnswerOptions['loadElsewhere']>,
): Promise<Elsewhere | undefined> {
  if (words.length === 0 || !(isUnsure || isForeignTo(reader.language, unknownWords))) return undefined;
  // Without the other locales, a search is still an answer.
  const others = await loadElsewhere().catch(() => []);
  let best: Elsewhere | undefined;
  for (const { locale, sources } of others) {
    const outcome = await searchArticles(sources, query, { limit: maxElsewhere });
    if (!outcome.isUnsure && outcome.confidence > (best?.outcome.confidence ?? 0))
      best = { locale, outcome, reader: sources.reader };
  }
  return best;
}

const maxElsewhere = 3;

/** Whether words that are on no page are Chinese, on pages of another language, or Latin, on Chinese pages. */
function isForeignTo(language: string, words: readonly string[]): boolean {
  return language.startsWith('zh') ? words.some((word) => /^[a-z]{3,}$/.test(word)) : words.some(isHan);
}

/**
 * When the result is unsure, a word looks mistyped, or a number may be that of an error code, also searches for the
 * corrected query and returns that result if its confidence is higher. Else, when the last word is only a beginning, shows what the completed one finds.
 */
async function searchCorrected(
  sources: AnswerSources,
  query: string,
  { loadCorrections, ...options }: AnswerOptions,
): Promise<Answer> {
  const literal = await searchArticles(sources, query, options);
  // A page may already show the quick hit, which must neither move nor change.
  if (loadCorrections === undefined || literal.isQuick) return literal;
  // The name of another service is not a misspelt word of this one.
  if (literal.evidence.foreign > 0) return literal;
  const { side, reader } = sources;
  const isDoubtful =
    literal.isUnsure ||
    literal.unknownWords.some(isBareNumber) ||
    (side !== undefined && (await hasStrangePair(normalizeQuery(query), reader, side)));
  if (!isDoubtful) return literal;
  const corrections = await loadCorrections();
  if (corrections === undefined) return literal;
  const { unknownWords } = literal;
  const completed = await completeLastWord(query, unknownWords, corrections.words, sources);
  const corrected = correct(normalizeQuery(query), unknownWords, corrections, reader);
  // The beginning of one word is not a misspelling of another; a Chinese character may be another of the same sound.
  const isBeginning = completed !== undefined && completed !== corrected && !isHan(query.slice(-1));
  if (corrected !== undefined && !isBeginning) {
    const outcome = await searchArticles(sources, corrected, options);
    // A question about something else does not become one for this site by changing one of its words.
    const isForeign = !outcome.isUnsure && outcome.unknownWords.length > 0;
    if (!isForeign && outcome.confidence > literal.confidence) return { ...outcome, corrected };
  }
  return completed === undefined ? literal : showCompleted(literal, await searchArticles(sources, completed, options));
}

/** The hits of a completed query. It is as unsure as what was typed, which may be a foreign word. */
function showCompleted(literal: SearchOutcome, completed: SearchOutcome): SearchOutcome {
  if (completed.isEmpty) return literal;
  const { query, isQuick, confidence, isUnsure, evidence, isCut, unknownWords } = literal;
  return { ...completed, query, isQuick, confidence, isUnsure, evidence, isCut, unknownWords };
}
