import type { ServiceSeverity } from '../../../knowledge/fields.ts';
import { severityWeights } from '../../../metrics/severity-weights.ts';
import { stalenessDebt } from '../../../metrics/staleness-debt.ts';
import type { BaseInput } from '../../input.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import type { StalenessResult } from './schema.ts';

/** Published articles of each locale by freshness. */
export function stalenessOf({ locales }: Pick<BaseInput, 'locales'>, { articles }: ArticlesResult): StalenessResult['staleness'] {
  return locales.map((locale) => {
    const published = articles.filter((article) => article.locale === locale && article.freshness !== null);
    const count = (state: 'fresh' | 'due' | 'overdue'): number =>
      published.filter(({ freshness }) => freshness?.state === state).length;
    return {
      locale,
      published: published.length,
      fresh: count('fresh'),
      due: count('due'),
      overdue: count('overdue'),
      debt: stalenessDebt(published.map(({ freshness, demand }) => ({ overdueDays: freshness?.overdueDays ?? 0, demand }))),
    };
  });
}

/** Overdue articles: highest debt first, then the more severe category, then the longest overdue. */
export function articlesToReview(
  articles: readonly ArticleReport[],
  severityOf: (category: string) => ServiceSeverity,
): ArticleReport[] {
  return articles
    .filter(({ freshness }) => freshness?.state === 'overdue')
    .sort(
      (a, b) =>
        b.stalenessDebt - a.stalenessDebt ||
        severityWeights[severityOf(b.category)] - severityWeights[severityOf(a.category)] ||
        (b.freshness?.overdueDays ?? 0) - (a.freshness?.overdueDays ?? 0),
    );
}
