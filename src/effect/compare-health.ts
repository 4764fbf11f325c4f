import type { CompiledArticle } from '../content/compiled-article.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { asPoints, type Figures, scoreOf } from '../reports/parts/health/score.ts';
import { healthFigures } from '../reports/parts/health/weights.ts';
import type { Effect } from './effect-schema.ts';

/** The health of a published article as far as its content tells. */
export interface ContentHealth {
  figures: Figures;
  /** Criteria of the content standard that it does not meet. */
  unmet: readonly string[];
  freshness: 'fresh' | 'due' | 'overdue';
  overdueDays: number;
}

/** What is compared of one side. */
interface Side {
  articles: readonly Pick<CompiledArticle, 'locale' | 'id'>[];
  /** By `articleKey`. */
  health: ReadonlyMap<string, ContentHealth>;
}

/**
 * How the health of published articles differs: of edited ones, and of those that the change concerns from elsewhere, such as
 * by a link that is now dead. The most points lost first.
 */
export function compareHealth(before: Side, after: Side): Effect['health'] {
  const articles = after.articles.flatMap(({ locale, id }) => {
    const key = articleKey(locale, id);
    const [old, now] = [before.health.get(key), after.health.get(key)];
    if (now === undefined) return [];
    const scores = { before: old === undefined ? null : pointsOf(old), after: pointsOf(now) };
    const worse = old === undefined ? [...now.unmet] : [...lower(now, old), ...missing(now, old)];
    const better = old === undefined ? [] : [...lower(old, now), ...missing(old, now)];
    const isSame = scores.before === scores.after && worse.length === 0 && better.length === 0;
    return isSame ? [] : [{ locale, id, ...scores, worse, better }];
  });
  return {
    mean: { before: meanOf(before), after: meanOf(after) },
    articles: articles.sort((a, b) => change(a) - change(b)),
  };
}

/** Published articles by freshness, and the days that reviews are overdue. */
export function compareFreshness(before: Side, after: Side): Effect['freshness'] {
  return { before: freshnessOf(before), after: freshnessOf(after) };
}

/** Published articles that should be in other languages, or are a translation: how many of these are up to date. */
export function compareTranslations(before: Side, after: Side): Effect['translations'] {
  return { before: translationsOf(before), after: translationsOf(after) };
}

function pointsOf({ figures }: ContentHealth): number {
  return asPoints(scoreOf(figures).score);
}

function lower(one: ContentHealth, other: ContentHealth): string[] {
  return healthFigures.filter((id) => id !== 'checklist' && isLower(one.figures[id], other.figures[id]));
}

function isLower(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && one < other;
}

function missing(one: ContentHealth, other: ContentHealth): string[] {
  return one.unmet.filter((criterion) => !other.unmet.includes(criterion));
}

function change({ before, after }: Effect['health']['articles'][number]): number {
  return before === null ? 0 : after - before;
}

function healthIn({ articles, health }: Side): ContentHealth[] {
  return articles.flatMap(({ locale, id }) => health.get(articleKey(locale, id)) ?? []);
}

function meanOf(side: Side): number | null {
  const scores = healthIn(side).map(pointsOf);
  return scores.length === 0 ? null : Math.round((10 * scores.reduce((sum, score) => sum + score, 0)) / scores.length) / 10;
}

function freshnessOf(side: Side): Effect['freshness']['before'] {
  const own = healthIn(side);
  const count = (state: ContentHealth['freshness']): number => own.filter(({ freshness }) => freshness === state).length;
  return {
    fresh: count('fresh'),
    due: count('due'),
    overdue: count('overdue'),
    overdueDays: own.reduce((days, { overdueDays }) => days + overdueDays, 0),
  };
}

function translationsOf(side: Side): Effect['translations']['before'] {
  const shares = healthIn(side).flatMap(({ figures: { translation } }) => translation ?? []);
  return { expected: shares.length, upToDate: shares.filter((share) => share === 1).length };
}
