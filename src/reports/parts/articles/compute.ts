import { articleKey } from '../../../knowledge/article-id.ts';
import { freshnessOf } from '../../../metrics/freshness.ts';
import { stalenessDebt } from '../../../metrics/staleness-debt.ts';
import { type AssignedVotes, assignVotes } from '../../article-votes.ts';
import type { ArticleInput, BaseInput } from '../../input.ts';
import { noVotes } from '../../votes.ts';
import { shortcomingsOf } from '../coverage/answering.ts';
import { type EvidenceInput, evidenceOf } from '../coverage/evidence.ts';
import { signalsOf, unjudged } from '../coverage/signals.ts';
import type { FindabilityInput } from '../findability/collect.ts';
import type { VotesInput } from '../helpfulness/collect.ts';
import type { ArticleReport } from './schema.ts';

type Input = Pick<BaseInput, 'articles' | 'today' | 'locales' | 'categories' | 'products' | 'stages'> &
  Pick<VotesInput, 'votes'> &
  FindabilityInput &
  EvidenceInput;

/** Every article with its freshness, votes and demand, in the order of the input. */
export function articleReports(input: Input): ArticleReport[] {
  const assigned = assignVotes(input.articles, input.votes ?? noVotes);
  const demands = demandByArticle(input);
  return input.articles.map((article) => articleReport(article, assigned, demands, input));
}

function articleReport(
  article: ArticleInput,
  { historyOf }: AssignedVotes,
  demands: ReadonlyMap<string, number>,
  { today, contract: checked }: Input,
): ArticleReport {
  const { id, locale, title, category, products, stage, audience, state, owner, reviewed, reviewEvery } = article;
  const { current, earlier } = historyOf(article);
  const freshness = state === 'published' ? freshnessOf({ reviewed, reviewEvery, today }) : null;
  const contract = checked?.get(articleKey(locale, id)) ?? null;
  const demand = demands.get(articleKey(locale, id)) ?? 0;
  return {
    id,
    locale,
    title,
    editUrl: article.editUrl ?? null,
    category,
    products: [...new Set(products)],
    stage,
    audience,
    state,
    owner,
    reviewed,
    freshness,
    current,
    earlier,
    contract,
    shortcomings: shortcomingsOf({ audience, state, freshness, current, contract }),
    demand,
    stalenessDebt: stalenessDebt([{ overdueDays: freshness?.overdueDays ?? 0, demand }]),
  };
}

function demandByArticle(input: Input): Map<string, number> {
  const demands = new Map<string, number>();
  for (const { article, n } of signalsOf(evidenceOf(input), input, unjudged))
    if (article !== null) demands.set(article, (demands.get(article) ?? 0) + n);
  return demands;
}
