import type { SideClient } from '../side-index/side-client.ts';
import type { TextReader } from '../text/text-reader.ts';
import { largest } from './rank.ts';

/** A longer query says itself which of several articles is meant: 怎么退款 does not. */
const maxWords = 3;
const maxContentWords = 1;

/** Added to the similarity of an article that readers ask for most. */
const askedMostBonus = 0.45;

/** Share of the best cosine that such an article needs: it must be about what the query names. */
const minShareOfBest = 0.8;

/** Taken from the similarity of a known issue that is not urgent: few readers have it. */
const knownIssueMalus = 0.2;

/** Does not lose an article that shares something with the query. */
const minSimilarity = 0.01;

/** Whether a query is so short that it matters which article is meant more often. */
export function hasPrior(words: readonly string[], { isContent }: Pick<TextReader, 'isContent'>): boolean {
  return words.length <= maxWords && words.filter((word) => isContent(word)).length <= maxContentWords;
}

/**
 * Similarities for a query of a single content word, which stands in the titles of many articles: the ones that the site's
 * readers ask for most, or that it has as tasks on its home page, are meant more often than others.
 *
 * @param similarity cosine of the query and each article, by key
 * @param words of the query
 * @returns the same for longer queries
 */
export function withPrior(
  similarity: ReadonlyMap<string, number>,
  words: readonly string[],
  side: SideClient,
): ReadonlyMap<string, number> {
  if (!hasPrior(words, side.reader)) return similarity;
  const askedMost = new Set(side.suggested.map(({ key }) => key));
  const best = largest(similarity.values());
  const changed = new Map<string, number>();
  for (const [key, cosine] of similarity) {
    const article = side.byKey.get(key);
    const isRare = article?.type === 'known-issue' && !article.isUrgent;
    const prior = (askedMost.has(key) && cosine >= minShareOfBest * best ? askedMostBonus : 0) - (isRare ? knownIssueMalus : 0);
    changed.set(key, Math.max(minSimilarity, cosine + prior));
  }
  return changed;
}
