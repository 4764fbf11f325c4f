import { wilsonInterval } from '../../../metrics/wilson.ts';
import type { ArticleReport, Shortcoming } from '../articles/schema.ts';

/** When an article does not answer well enough to meet a demand. */
export const answeringLimits = {
  /** Learners who say that the present text did not help; fewer are too few to judge it by. */
  minNotHelpful: 3,
  /** Lower end of the interval of helpfulness: surely helps at least as many as it does not help. */
  minHelpfulness: 0.5,
  /** Share of its questions that search finds only in their exact wording. */
  maxFragile: 0.5,
} as const;

type Judged = Pick<ArticleReport, 'audience' | 'state' | 'freshness' | 'current' | 'contract'>;

/**
 * What keeps an article from meeting a demand; empty for one that does. A not-helpful vote never takes anything off the
 * list, a helpful one never adds anything.
 *
 * @param freshness judged on another day than the article's own
 */
export function shortcomingsOf(article: Judged, freshness = article.freshness): Shortcoming[] {
  const { audience, state, current, contract } = article;
  const { helpful, notHelpful } = current.learners;
  const lowest = wilsonInterval(helpful, helpful + notHelpful)?.low ?? 0;
  const found: [Shortcoming, boolean][] = [
    ['unpublished', audience !== 'public' || state !== 'published'],
    ['overdue', freshness?.state === 'overdue'],
    ['unhelpful', notHelpful >= answeringLimits.minNotHelpful && lowest < answeringLimits.minHelpfulness],
    ['hard-to-find', contract !== null && contract.fragile > answeringLimits.maxFragile * contract.questions],
  ];
  return found.flatMap(([shortcoming, applies]) => (applies ? [shortcoming] : []));
}
