import { type Ranking, rankArticles } from '../../search/ranking/rank-articles.ts';
import { rerankedHits } from '../../search/ranking/rerank.ts';
import { exactRanks } from '../../search/ranking/shortlist.ts';
import { sharesTellingWord, showsNothing } from '../../search/search-articles.ts';
import type { ContractSearch } from './contract-search.ts';

/** Where search ranks the article that answers a question. */
export interface Outcome {
  /** From 1; 0 when the article does not match at all. */
  rank: number;
  /** Ids of the top articles, as many as are re-ranked. */
  first: string[];
}

/** An outcome with its margin, from which a later build can tell whether it is still valid. */
export interface Decision extends Outcome {
  margin: Margin;
}

/** Limits that changes of other articles must exceed to change the outcome, as scores of this question. */
export interface Margin {
  /** Score of the last article that is re-ranked; 0 when there are fewer. */
  entry: number;
  /** The largest body score, by which all are divided, and the article that has it. */
  maxBody: number;
  maxBodyOf: string;
  /** Smallest difference of scores that decides whether the article is found. */
  gap: number;
}

/** The last rank that counts as found: readers look no further. */
export const foundWithin = 3;

export function isFound({ rank }: Pick<Outcome, 'rank'>): boolean {
  return rank > 0 && rank <= foundWithin;
}

/**
 * Asks one question as the search page does.
 *
 * @param article id of the article that answers it
 * @throws Error when the index cannot be read
 */
export async function askQuestion(search: ContractSearch, question: string, article: string): Promise<Decision> {
  const shortlist = await search.shortlist(question);
  const ranking = await rankArticles(shortlist, question, { limit: rerankedHits });
  const decision = decide(search, ranking, article);
  const isDecided = decision.rank > 0 && decision.rank <= exactRanks && (await sharesTellingWord(shortlist, ranking));
  return isDecided ? decision : askAmongAll(search, question, article);
}

/** Asks a question as the search page does. */
export async function askAmongAll(search: ContractSearch, question: string, article: string): Promise<Decision> {
  const ranking = await rankArticles(search, question, { limit: rerankedHits });
  const isNothing = ranking.matching.length === 0 || (await showsNothing(search, ranking));
  return decide(search, ranking, article, isNothing);
}

function decide(
  search: ContractSearch,
  { matching, hits, bodyScores, quick }: Ranking,
  article: string,
  isNothing = false,
): Decision {
  const order = isNothing ? [] : [...hits, ...matching.slice(hits.length)];
  const at = order.findIndex(({ key }) => key === search.keyOf(article));
  let maxBody = 0;
  let maxBodyKey = '';
  for (const [key, score] of bodyScores) if (score > maxBody) [maxBodyKey, maxBody] = [key, score];
  return {
    rank: at + 1,
    first: order.slice(0, rerankedHits).map(({ key }) => search.idOf(key)),
    margin: {
      entry: scoreAt(matching, rerankedHits - 1),
      maxBody,
      maxBodyOf: search.idOf(maxBodyKey),
      // A hit that is no longer quick is still found by its score.
      gap: Math.max(at >= 0 && at < quick.articles.length ? quick.margin : 0, gapOf(order, matching, at)),
    },
  };
}

/** Maximum gain by re-ranking of an article that only just takes part in it. */
const maxRerankGain = 0.35;

/**
 * Difference of scores between the article and the boundary of the ranks that count as found; or between the last
 * re-ranked article and the next one, if that is smaller and could decide.
 *
 * @param order the articles after re-ranking
 * @param matching the articles before re-ranking
 * @param at index of the article in `order`; -1 when it was not found
 */
function gapOf(order: readonly { score: number }[], matching: readonly { score: number }[], at: number): number {
  const own = scoreAt(order, at);
  const gap = at >= 0 && at < foundWithin ? own - scoreAt(order, foundWithin) : scoreAt(order, foundWithin - 1) - own;
  const next = scoreAt(matching, rerankedHits);
  return next === 0 || gap > maxRerankGain ? gap : Math.min(gap, scoreAt(matching, rerankedHits - 1) - next);
}

function scoreAt(list: readonly { score: number }[], at: number): number {
  return list[at]?.score ?? 0;
}
