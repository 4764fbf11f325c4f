import { poolVotes } from '../../votes.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import type { CoverageResult } from '../coverage/schema.ts';
import type { SummaryResult } from './schema.ts';

/** The figures of the whole help centre. */
export function summaryOf(
  _input: unknown,
  { articles, coverage: { gaps, all } }: ArticlesResult & CoverageResult,
): SummaryResult['summary'] {
  const published = articles.filter(({ state }) => state === 'published');
  const { demand, notHelpful, failedSearches, coverage } = all;
  return {
    articles: articles.length,
    published: published.length,
    overdue: published.filter(({ freshness }) => freshness?.state === 'overdue').length,
    stalenessDebt: published.reduce((sum, article) => sum + article.stalenessDebt, 0),
    helpfulness: poolVotes(published.map(({ current }) => current.learners)).helpfulness,
    coverage,
    contract: sumContract(articles),
    demand,
    notHelpful,
    failedSearches,
    gaps: gaps.length,
  };
}

/** `null` when no article has figures. */
function sumContract(articles: readonly ArticleReport[]): SummaryResult['summary']['contract'] {
  const checked = articles.flatMap(({ contract }) => contract ?? []);
  if (checked.length === 0) return null;
  return {
    questions: checked.reduce((sum, { questions }) => sum + questions, 0),
    fragile: checked.reduce((sum, { fragile }) => sum + fragile, 0),
  };
}
