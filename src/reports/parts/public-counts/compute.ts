import type { PublicCounts } from '../../../knowledge/public-counts.ts';
import { addDays } from '../../../metrics/days.ts';
import { minSample } from '../../../metrics/share.ts';
import { assignVotes } from '../../article-votes.ts';
import { compareText } from '../../compare.ts';
import type { BaseInput } from '../../input.ts';
import type { VotesInput } from '../helpfulness/collect.ts';
import type { PublicVotesInput } from './collect.ts';

/**
 * The counts that pages may show: how many readers each article helped, of those who voted on its present text in the
 * public edition. Articles below the minimum sample are left out, so no single reader can be identified.
 */
export function publicCountsOf({
  articles,
  publicVotes,
  votes,
  today,
}: Pick<BaseInput, 'articles' | 'today'> & Pick<VotesInput, 'votes'> & PublicVotesInput): PublicCounts {
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
        if (firstSketch === undefined || helpfulness.n < minSample) return [];
        return [{ locale: article.locale, id: article.id, helpful, votes: helpfulness.n, sketch: firstSketch }];
      })
      .sort((a, b) => compareText(`${a.locale}/${a.id}`, `${b.locale}/${b.id}`)),
  };
}
