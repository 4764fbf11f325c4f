import type { ArticleDemand } from '../knowledge/article-demand.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { minSample } from '../metrics/share.ts';
import { votesOf } from './asked-most.ts';
import { compareText } from './compare.ts';
import type { Report } from './report-schema.ts';

/**
 * How often readers asked for each public article: votes on it, and searches that failed near it. Articles below the minimum
 * sample are left out.
 */
export function articleDemandOf({ articles, searches }: Pick<Report, 'articles' | 'searches'>): ArticleDemand {
  const failed = new Map<string, number>();
  for (const { locale, nearest, asked, todo } of searches.questions) {
    if (nearest === null || (todo !== 'answer' && todo !== 'synonym')) continue;
    const key = articleKey(locale, nearest.article);
    failed.set(key, (failed.get(key) ?? 0) + asked);
  }
  return {
    version: 1,
    articles: articles
      .filter(({ audience, state }) => audience === 'public' && state === 'published')
      .map((article) => {
        const { locale, id } = article;
        return { locale, id, asked: votesOf(article) + (failed.get(articleKey(locale, id)) ?? 0) };
      })
      .filter(({ asked }) => asked >= minSample)
      .sort((a, b) => b.asked - a.asked || compareText(articleKey(a.locale, a.id), articleKey(b.locale, b.id))),
  };
}
