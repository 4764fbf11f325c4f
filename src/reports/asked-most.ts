import type { AskedMost } from '../knowledge/asked-most.ts';
import { minSample } from '../metrics/share.ts';
import { compareText } from './compare.ts';
import type { ArticleReport } from './parts/articles/schema.ts';
import type { Report } from './report-schema.ts';

/** Few enough to take in at a glance on the home page. */
const maxListed = 6;

/**
 * The public articles with the most votes, helpful or not. Those below the minimum sample are left out, so no single
 * reader can be identified from the list.
 */
export function askedMostOf({ locales, articles }: Pick<Report, 'locales' | 'articles'>): AskedMost {
  return {
    version: 1,
    locales: Object.fromEntries(
      locales.map((locale) => [
        locale,
        articles
          .filter((article) => article.locale === locale && article.audience === 'public' && article.state === 'published')
          .filter((article) => votesOf(article) >= minSample)
          .sort((a, b) => votesOf(b) - votesOf(a) || compareText(a.id, b.id))
          .slice(0, maxListed)
          .map(({ id }) => id),
      ]),
    ),
  };
}

/** Learners' votes on all texts: a rewrite does not make an article less asked for. */
export function votesOf({ current, earlier }: ArticleReport): number {
  return [current, ...earlier].reduce((sum, { learners }) => sum + learners.helpful + learners.notHelpful, 0);
}
