import { articleKey } from '../knowledge/article-id.ts';
import type { ServiceSeverity } from '../knowledge/fields.ts';
import { freshnessOf } from '../metrics/freshness.ts';
import { type AssignedVotes, assignVotes, byEdition } from './article-votes.ts';
import { commentsOf, reasonsToMend } from './comments.ts';
import { cellOf, countFailed, coverageOf } from './coverage.ts';
import { demandOf } from './demand.ts';
import { gapsOf } from './gaps.ts';
import { articlesToRewrite, articlesToWatch, pool } from './helpfulness.ts';
import type { ArticleInput, ReportInput, VotesInput } from './input.ts';
import { firstSteps } from './next-steps.ts';
import { publicCountsOf } from './public-counts.ts';
import type { ArticleReference, ArticleReport, Gap, Report } from './report-schema.ts';
import { searchesOf } from './searches.ts';
import { articlesToReview, stalenessOf } from './staleness.ts';
import { heldBackOf } from './surges.ts';
import { surveysOf } from './surveys.ts';

export { type Report, reportSchema } from './report-schema.ts';

/** All reports of one day. Pure: the same input gives the same report. */
export function reportOf(input: ReportInput): Report {
  const { today, site, locales, findings } = input;
  const votes = input.votes ?? noVotes;
  const assigned = assignVotes(input.articles, votes);
  const articles = input.articles.map((article) => articleReport(article, assigned, input));
  const severityOf = severities(input);
  const searches = searchesOf(input);
  const comments = commentsOf(input);
  const gaps = gapsOf(articles, searches, input, severityOf);
  return {
    version: 1,
    today,
    period: { from: firstDay(votes), to: today },
    site,
    locales: [...locales],
    labels: {
      categories: labelsOf(input.categories),
      products: labelsOf(input.products),
      owners: labelsOf(input.owners),
      reasons: labelsOf(input.voteReasons),
    },
    findings,
    votes: {
      recorded: input.votes !== undefined,
      ...byEdition(votes.totals),
      heldBack: sumHeldBack(votes),
      ...heldBackOf(input),
      unassigned: assigned.unassigned,
    },
    searches,
    comments,
    surveys: surveysOf(input),
    summary: summaryOf(articles, countFailed(searches.categories), gaps),
    next: {
      rewrite: firstSteps(articlesToRewrite(articles)).map(referenceTo),
      watch: firstSteps(articlesToWatch(articles)).map(referenceTo),
      mend: firstSteps(reasonsToMend(comments.articles, input.articles)),
      review: firstSteps(articlesToReview(articles, severityOf)).map(referenceTo),
      write: firstSteps(gaps),
    },
    articles,
    coverage: { ...coverageOf(articles, searches.categories, input), gaps },
    staleness: stalenessOf(articles, locales),
    publicCounts: publicCountsOf(input),
  };
}

const noVotes: VotesInput = { totals: [], revisions: [] };

function articleReport(
  article: ArticleInput,
  { historyOf }: AssignedVotes,
  { today, contract }: Pick<ReportInput, 'today' | 'contract'>,
): ArticleReport {
  const { id, locale, title, category, products, audience, state, owner, reviewed, reviewEvery } = article;
  const { current, earlier } = historyOf(article);
  const freshness = state === 'published' ? freshnessOf({ reviewed, reviewEvery, today }) : null;
  const demand = demandOf({ notHelpfulVote: current.learners.notHelpful });
  return {
    id,
    locale,
    title,
    category,
    products: [...new Set(products)],
    audience,
    state,
    owner,
    reviewed,
    freshness,
    current,
    earlier,
    contract: contract?.get(articleKey(locale, id)) ?? null,
    demand,
    stalenessDebt: (freshness?.overdueDays ?? 0) * demand,
  };
}

function summaryOf(articles: readonly ArticleReport[], failed: number, gaps: readonly Gap[]): Report['summary'] {
  const published = articles.filter(({ state }) => state === 'published');
  const { demand, notHelpful, failedSearches, coverage } = cellOf(
    articles.filter(({ audience }) => audience === 'public'),
    failed,
  );
  return {
    articles: articles.length,
    published: published.length,
    overdue: published.filter(({ freshness }) => freshness?.state === 'overdue').length,
    stalenessDebt: published.reduce((sum, article) => sum + article.stalenessDebt, 0),
    helpfulness: pool(published.map(({ current }) => current.learners)).helpfulness,
    coverage,
    contract: sumContract(articles),
    demand,
    notHelpful,
    failedSearches,
    gaps: gaps.length,
  };
}

/** `null` when no article has any. */
function sumContract(articles: readonly ArticleReport[]): Report['summary']['contract'] {
  const asked = articles.flatMap(({ contract }) => contract ?? []);
  if (asked.length === 0) return null;
  return {
    questions: asked.reduce((sum, { questions }) => sum + questions, 0),
    fragile: asked.reduce((sum, { fragile }) => sum + fragile, 0),
  };
}

/** A category the taxonomy does not have is of medium severity, as one that names none. */
function severities({ categories }: ReportInput): (category: string) => ServiceSeverity {
  const known = new Map(categories.map(({ id, severity }) => [id, severity]));
  return (category) => known.get(category) ?? 'medium';
}

function firstDay({ revisions }: VotesInput): string | null {
  return revisions.map(({ firstSeen }) => firstSeen).sort()[0] ?? null;
}

function labelsOf(things: readonly { id: string; label: Record<string, string> }[]): Record<string, Record<string, string>> {
  return Object.fromEntries(things.map(({ id, label }) => [id, label]));
}

function referenceTo({ locale, id }: ArticleReport): ArticleReference {
  return { locale, id };
}

function sumHeldBack({ totals }: VotesInput): number {
  return totals.reduce((sum, { heldBack }) => sum + heldBack, 0);
}
