import { clusteredShare, independentOf } from '../../../metrics/share.ts';
import { demandOf, type Signals } from '../../demand.ts';
import type { ArticleReport } from '../articles/schema.ts';
import type { CoverageCell } from './schema.ts';
import type { Signal } from './signals.ts';

/**
 * Counts and coverage of some articles and signals. The coverage's n counts signals: all kinds weigh the same, so the
 * weight cancels out.
 */
export function cellOf(articles: readonly ArticleReport[], signals: readonly Signal[]): CoverageCell {
  const published = articles.filter(({ state }) => state === 'published');
  const fresh = published.filter(({ freshness }) => freshness?.state !== 'overdue').length;
  const counts: Signals = { foundSearch: 0, failedSearch: 0, helpfulVote: 0, notHelpfulVote: 0, question: 0, visit: 0 };
  let met = 0;
  for (const { kind, isMet, n } of signals) {
    counts[kind] += n;
    if (isMet) met += n;
  }
  const demand = demandOf(counts);
  const independent = independentSignals(signals);
  return {
    published: published.length,
    fresh,
    overdue: published.length - fresh,
    answering: articles.filter(({ shortcomings }) => shortcomings.length === 0).length,
    draft: articles.filter(({ state }) => state === 'draft' || state === 'in-review').length,
    archived: articles.filter(({ state }) => state === 'archived').length,
    demand,
    met,
    unmet: demand - met,
    foundSearches: counts.foundSearch,
    failedSearches: counts.failedSearch,
    helpful: counts.helpfulVote,
    notHelpful: counts.notHelpfulVote,
    questions: counts.question,
    visits: counts.visit,
    independent,
    coverage: clusteredShare(met, demand, independent),
  };
}

/** Visits and questions are met or not with their article, so those of one are a cluster; all else is judged one by one. */
function independentSignals(signals: readonly Signal[]): number {
  const clusters = new Map<string, number>();
  let single = 0;
  for (const { kind, article, n } of signals)
    if (article !== null && (kind === 'visit' || kind === 'question')) clusters.set(article, (clusters.get(article) ?? 0) + n);
    else single += n;
  return independentOf([...clusters.values()], single);
}
