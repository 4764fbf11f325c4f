import type { AskedMost } from '../knowledge/asked-most.ts';
import { MINIMAL_SAMPLE } from '../metrics/share.ts';
import type { ArticleReport, Report } from './report-schema.ts';

/** As many as a home page can show at a glance. */
const maxListed = 6;

/**
 * The public articles that readers gave most votes, helpful or not: what they came for. Those with fewer
 * votes than a share may be told from are left out, so that no single reader can be seen in the list.
 */
export function askedMostOf({ locales, articles }: Pick<Report, 'locales' | 'articles'>): AskedMost {
  return {
    version: 1,
    locales: Object.fromEntries(
      locales.map((locale) => [
        locale,
        articles
          .filter((article) => article.locale === locale && article.audience === 'public' && article.state === 'published')
          .filter((article) => votesOf(article) >= MINIMAL_SAMPLE)
          .sort((a, b) => votesOf(b) - votesOf(a) || (a.id < b.id ? -1 : 1))
          .slice(0, maxListed)
          .map(({ id }) => id),
      ]),
    ),
  };
}

/** Learners' votes over all texts: a rewritten article is asked for no less. */
function votesOf({ current, earlier }: ArticleReport): number {
  return [current, ...earlier].reduce((sum, { learners }) => sum + learners.helpful + learners.notHelpful, 0);
}
