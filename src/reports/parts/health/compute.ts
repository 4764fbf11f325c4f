import { articleKey } from '../../../knowledge/article-id.ts';
import type { CheckedText } from '../../checked-texts.ts';
import { compareText } from '../../compare.ts';
import type { ArticleInput, BaseInput } from '../../input.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import type { ArticleHealth, HealthReport } from './schema.ts';
import { asPoints, contentFigures, rounded, scoreOf } from './score.ts';
import { checklistOf } from './standard.ts';
import { healthFigures, healthWeights } from './weights.ts';

/** Changes named for each article. */
const maxChanges = 3;

/** The health of every published article whose text was checked, the least healthy first; on ties the more needed. */
export function healthOf({ articles: inputs }: Pick<BaseInput, 'articles'>, { articles }: ArticlesResult): HealthReport {
  const texts = new Map(inputs.map((article) => [articleKey(article.locale, article.id), article]));
  const found = articles.flatMap((article) => {
    const { checked, reviewEvery } = texts.get(articleKey(article.locale, article.id)) ?? {};
    if (article.state !== 'published' || checked === undefined || reviewEvery === undefined) return [];
    return [{ health: articleHealth(article, { checked, reviewEvery }), demand: article.demand }];
  });
  const sorted = found.sort(
    (a, b) =>
      a.health.score - b.health.score ||
      b.demand - a.demand ||
      compareText(articleKey(a.health.locale, a.health.id), articleKey(b.health.locale, b.health.id)),
  );
  return { weights: { ...healthWeights }, articles: sorted.map(({ health }) => health) };
}

function articleHealth(
  article: ArticleReport,
  { checked, reviewEvery }: { checked: CheckedText } & Pick<ArticleInput, 'reviewEvery'>,
): ArticleHealth {
  const { applicable, unmet } = checklistOf(checked);
  const { freshness, contract, current } = article;
  const helpfulness = current.learners.helpfulness;
  const figures: ArticleHealth['figures'] = {
    ...contentFigures(checked, { overdueDays: freshness?.overdueDays ?? 0, reviewEvery }),
    helpfulness: helpfulness.state === 'known' ? rounded(helpfulness.share) : null,
    findability: contract === null || contract.questions === 0 ? null : rounded(1 - contract.fragile / contract.questions),
  };
  const known = healthFigures.filter((id) => figures[id] !== null);
  const all = healthFigures.reduce((sum, id) => sum + healthWeights[id], 0);
  const scored = scoreOf(figures, current.learners);
  // What one point of a figure's weight is worth.
  const points = (share: number): number => Math.round(1000 * share * scored.perWeight) / 10;
  const changes = [
    ...unmet.map((change) => ({ change, gain: points(healthWeights.checklist / applicable.length) })),
    ...(figures.helpfulness === null ? [] : [{ change: 'helpfulness' as const, gain: Math.round(1000 * scored.toBeWon) / 10 }]),
    ...known
      .filter((id) => id !== 'checklist' && id !== 'helpfulness')
      .map((change) => ({ change, gain: points(healthWeights[change] * (1 - (figures[change] ?? 1))) })),
  ];
  return {
    locale: article.locale,
    id: article.id,
    type: checked.type,
    score: asPoints(scored.score),
    known: rounded(known.reduce((sum, id) => sum + healthWeights[id], 0) / all),
    checklist: { met: applicable.length - unmet.length, applicable: applicable.length, unmet },
    figures,
    readability: checked.readability ?? null,
    changes: changes
      .filter(({ gain }) => gain > 0)
      .sort((a, b) => b.gain - a.gain || compareText(a.change, b.change))
      .slice(0, maxChanges),
  };
}
