import type { SideArticle, SideClient } from '../side-index/side-client.ts';
import { isErrorCode } from '../text/error-codes.ts';
import { intentOf } from '../understanding/intent.ts';
import { chooseWords } from '../understanding/query-words.ts';
import { withPrior } from './prior.ts';

/** The first rows of a search, known before Pagefind is loaded. */
export interface QuickHits {
  /** Best first; empty when titles and questions alone do not decide. */
  articles: readonly SideArticle[];
  /** By how much the cosines exceed what is asked of them; negative or 0 when they do not decide. */
  margin: number;
}

/** Cosine that the best article needs; a question in other words for the same rarely reaches it by chance. */
const minSimilarity = 0.7;

/** By how much the best article must be more similar than the next. */
const minLead = 0.25;

/** A single word is in many questions; which of them most readers mean, bodies tell better. */
const minWords = 2;

/** An open issue of high severity comes first when it matches; if it is as similar as this, only all scores can tell. */
const maxUrgentSimilarity = 0.25;

/**
 * The articles that are the first of a search whatever the bodies say: their titles or questions are so similar to the
 * query, and all others so much less, that body scores would hardly ever change it. They are the first hits of
 * `rankArticles` in every client, so a page may show them while Pagefind is still loading.
 *
 * @param words of the query
 * @param similarity cosine of the query and each article, by key
 * @param side a side index with titles; larger sites have none in it, and no quick hits
 */
export function quickHitsOf(words: readonly string[], similarity: ReadonlyMap<string, number>, side: SideClient): QuickHits {
  const none: QuickHits = { articles: [], margin: 0 };
  if (words.length < minWords || side.articles[0]?.title === undefined) return none;
  // Bodies tell which page has an error code.
  if (words.some(isErrorCode)) return none;
  let best: SideArticle | undefined;
  let first = 0;
  let second = 0;
  let urgent = 0;
  for (const [key, cosine] of similarity) {
    const article = side.byKey.get(key);
    if (cosine > first) [best, first, second] = [article, cosine, first];
    else if (cosine > second) second = cosine;
    if (article?.isUrgent && cosine > urgent) urgent = cosine;
  }
  if (best?.title === undefined) return none;
  const margin = Math.min(first - minSimilarity, first - second - minLead);
  const isOutranked = !best.isUrgent && urgent >= maxUrgentSimilarity;
  return margin <= 0 || isOutranked ? none : { articles: [best], margin };
}

/**
 * The first rows of a search as far as titles and questions decide them; empty when they do not.
 *
 * @throws Error when the index cannot be read
 */
export async function quickHits(side: SideClient, query: string): Promise<readonly SideArticle[]> {
  if ((await intentOf(query, side.reader, side)) === 'greeting') return [];
  const { text, words } = await chooseWords(query, side.reader, side);
  return quickHitsOf(words, withPrior(await side.similarity(text), words, side), side).articles;
}
