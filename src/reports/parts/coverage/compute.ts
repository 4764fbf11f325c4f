import { articleKey } from '../../../knowledge/article-id.ts';
import { freshnessOf } from '../../../metrics/freshness.ts';
import type { BaseInput } from '../../input.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import type { FindabilityInput } from '../findability/collect.ts';
import { findGaps } from '../gaps/find-gaps.ts';
import type { SearchesResult } from '../searches/schema.ts';
import { answeringLimits, shortcomingsOf } from './answering.ts';
import { cellOf } from './cell.ts';
import { categoriesOf, leafCells, productsOf, stagesOf } from './dimensions.ts';
import { type EvidenceInput, evidenceBefore, evidenceOf } from './evidence.ts';
import type { CoverageReport } from './schema.ts';
import { type Judgement, type Signal, signalsOf } from './signals.ts';

type Input = Pick<BaseInput, 'articles' | 'locales' | 'categories' | 'products' | 'stages'> & EvidenceInput & FindabilityInput;

/**
 * Coverage of a cell = Σ demand that answering articles meet ÷ Σ demand. Demand is every signal of the period, see
 * `signalsOf`; an article answers unless it has shortcomings, see `shortcomingsOf`. So a not-helpful vote is demand that
 * nothing meets, and may take an article's other demand with it: it never raises coverage. A helpful vote on a current
 * article that search finds never lowers it. A category's row includes the
 * categories below it; the rows without ancestors, with the one for unknown categories, add up to the totals.
 */
export function coverageOf(input: Input, { articles, searches }: ArticlesResult & SearchesResult): CoverageReport {
  const open = articles.filter(({ audience }) => audience === 'public');
  const signals = signalsOf(evidenceOf(input), input, judgementOf(articles));
  const [products, stages] = [productsOf(open, signals, input), stagesOf(open, signals, input)];
  const cells = (some: readonly ArticleReport[], heard: readonly Signal[]) => ({
    all: cellOf(some, heard),
    products: products.map(({ id, has }) => ({ product: id, ...cellOf(some.filter(has), heard.filter(has)) })),
    stages: stages.map(({ id, has }) => ({ stage: id, ...cellOf(some.filter(has), heard.filter(has)) })),
  });
  const byLocale = input.locales.map((locale) => ({
    locale,
    own: open.filter((article) => article.locale === locale),
    heard: signals.filter((signal) => signal.locale === locale),
  }));
  return {
    recorded: input.history !== undefined,
    visitsCounted: input.visits !== undefined,
    contractChecked: input.contract !== undefined,
    all: cellOf(
      byLocale.flatMap(({ own }) => own),
      signals,
    ),
    ...coverageBefore(input, articles),
    rows: byLocale.flatMap(({ locale, own, heard }) =>
      categoriesOf([...own, ...heard], input).map(({ category, path, has }) => ({
        locale,
        category,
        path,
        ...cells(own.filter(has), heard.filter(has)),
      })),
    ),
    totals: byLocale.map(({ locale, own, heard }) => ({ locale, ...cells(own, heard) })),
    cells: byLocale.flatMap(({ locale, own, heard }) => leafCells(own, heard, input).map((cell) => ({ locale, ...cell }))),
    limits: { ...answeringLimits },
    gaps: findGaps(open, { signals, questions: searches.questions }, input),
  };
}

/**
 * The period before, judged by what is known today. An article that has been reviewed since counts as current then, so
 * that an improvement is never overstated.
 */
function coverageBefore(input: Input, articles: readonly ArticleReport[]): Pick<CoverageReport, 'before' | 'beforeIndependent'> {
  const evidence = evidenceBefore(input);
  if (evidence === undefined || input.history === undefined) return { before: { state: 'unknown', n: 0 }, beforeIndependent: 0 };
  const { before } = input.history;
  const reviewEvery = new Map(input.articles.map((article) => [articleKey(article.locale, article.id), article.reviewEvery]));
  const freshnessThen = ({ locale, id, reviewed, freshness }: ArticleReport): ArticleReport['freshness'] => {
    const interval = reviewEvery.get(articleKey(locale, id));
    if (freshness === null || interval === undefined || reviewed > before.to)
      return freshness && { ...freshness, state: 'fresh' };
    return freshnessOf({ reviewed, reviewEvery: interval, today: before.to });
  };
  const { coverage, independent } = cellOf([], signalsOf(evidence, input, judgementOf(articles, freshnessThen)));
  return { before: coverage, beforeIndependent: independent };
}

function judgementOf(
  articles: readonly ArticleReport[],
  freshnessThen = ({ freshness }: ArticleReport): ArticleReport['freshness'] => freshness,
): Judgement {
  const shortcomings = new Map(
    articles.map((article) => [articleKey(article.locale, article.id), shortcomingsOf(article, freshnessThen(article))]),
  );
  return {
    isAnswering: (article) => shortcomings.get(article)?.length === 0,
    isInOrder: (article) => shortcomings.get(article)?.every((each) => each === 'unhelpful') ?? false,
  };
}
