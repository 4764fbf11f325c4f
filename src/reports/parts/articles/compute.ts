import { articleKey } from '../../../knowledge/article-id.ts';
import { freshnessOf } from '../../../metrics/freshness.ts';
import { stalenessDebt } from '../../../metrics/staleness-debt.ts';
import { type AssignedVotes, assignVotes } from '../../article-votes.ts';
import { demandOf } from '../../demand.ts';
import type { ArticleInput, BaseInput } from '../../input.ts';
import { noVotes } from '../../votes.ts';
import type { FindabilityInput } from '../findability/collect.ts';
import type { VotesInput } from '../helpfulness/collect.ts';
import type { ArticleReport } from './schema.ts';

type Input = Pick<BaseInput, 'articles' | 'today'> & Pick<VotesInput, 'votes'> & FindabilityInput;

/** Every article with its freshness, votes and demand, in the order of the input. */
export function articleReports(input: Input): ArticleReport[] {
  const assigned = assignVotes(input.articles, input.votes ?? noVotes);
  return input.articles.map((article) => articleReport(article, assigned, input));
}

function articleReport(article: ArticleInput, { historyOf }: AssignedVotes, { today, contract }: Input): ArticleReport {
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
    stalenessDebt: stalenessDebt([{ overdueDays: freshness?.overdueDays ?? 0, demand }]),
  };
}
