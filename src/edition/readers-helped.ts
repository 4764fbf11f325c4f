import { type CompiledArticle, revisionText } from '../content/compiled-article.ts';
import { articleKey } from '../knowledge/article-id.ts';
import type { PublicCounts } from '../knowledge/public-counts.ts';
import { isSameEpoch, sketchOf } from '../knowledge/revision.ts';

/** How many of the readers who voted found an article helpful. */
export interface Helped {
  helpful: number;
  votes: number;
}

/**
 * Looks up the votes on an article in the counts of the report. Votes on an old text are not shown once the article has
 * been rewritten.
 *
 * @param counts `undefined` when none may be shown
 */
export function readersHelped(counts: PublicCounts | undefined): (article: CompiledArticle) => Helped | undefined {
  const byArticle = new Map((counts?.articles ?? []).map((each) => [articleKey(each.locale, each.id), each]));
  return function helpedBy(article) {
    const counted = byArticle.get(articleKey(article.locale, article.id));
    if (counted === undefined) return undefined;
    const { helpful, votes, sketch } = counted;
    return isSameEpoch(sketch, sketchOf(revisionText(article, article.fragment))) ? { helpful, votes } : undefined;
  };
}
