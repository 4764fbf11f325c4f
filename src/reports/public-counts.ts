import type { PublicCounts } from '../knowledge/public-counts.ts';
import { addDays } from '../metrics/days.ts';
import { MINIMAL_SAMPLE } from '../metrics/share.ts';
import { assignVotes } from './article-votes.ts';
import type { ReportInput } from './input.ts';

/**
 * What the pages may say: how many readers each article helped, of those who voted on its present text in the
 * public edition. Articles with fewer votes than a share may be told from are left out, so that no single
 * reader can be seen.
 */
export function publicCountsOf({
  articles,
  publicVotes,
  votes,
  today,
}: Pick<ReportInput, 'articles' | 'publicVotes' | 'votes' | 'today'>): PublicCounts {
  const { until = addDays(today, -1), totals = [] } = publicVotes ?? {};
  const { historyOf } = assignVotes(articles, { totals, revisions: votes?.revisions ?? [] });
  return {
    version: 1,
    until,
    articles: articles
      .filter(({ audience, state }) => audience === 'public' && state === 'published')
      .flatMap((article) => {
        const { current, firstSketch } = historyOf(article);
        const { helpful, helpfulness } = current.learners;
        if (firstSketch === undefined || helpfulness.n < MINIMAL_SAMPLE) return [];
        return [{ locale: article.locale, id: article.id, helpful, votes: helpfulness.n, sketch: firstSketch }];
      })
      .sort((a, b) => (`${a.locale}/${a.id}` < `${b.locale}/${b.id}` ? -1 : 1)),
  };
}
