import { poolVotes } from '../../votes.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import type { CoverageResult } from '../coverage/schema.ts';
import { figuresOf } from './figures.ts';
import type { Figure, SummaryResult } from './schema.ts';

/** The figures of the whole help centre. */
export function summaryOf(
  input: Parameters<typeof figuresOf>[0],
  { articles, coverage: given }: ArticlesResult & CoverageResult,
): SummaryResult['summary'] {
  const published = articles.filter(({ state }) => state === 'published');
  const { gaps, all } = given;
  const figures = figuresOf(input, { coverage: given });
  const { demand, notHelpful, failedSearches, coverage } = all;
  return {
    figures,
    worst: worstOf(figures),
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

function worstOf(figures: readonly Figure[]): SummaryResult['summary']['worst'] {
  const missed = figures.filter(({ target }) => target?.shortfall != null && target.shortfall > 0);
  return missed.sort((a, b) => (b.target?.shortfall ?? 0) - (a.target?.shortfall ?? 0))[0]?.id ?? null;
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
