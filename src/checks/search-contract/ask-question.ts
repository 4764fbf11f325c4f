import { rankArticles } from '../../search/ranking/rank-articles.ts';
import { rerankedHits } from '../../search/ranking/rerank.ts';
import type { ContractSearch } from './contract-search.ts';

/** Where a search put the article that answers its question. */
export interface Outcome {
  /** From 1; 0 when it was not found at all. */
  rank: number;
  /** Ids of the first articles: as many as are re-ranked. */
  first: string[];
}

/** An outcome with what it takes to tell later whether it still holds. */
export interface Decision extends Outcome {
  margin: Margin;
}

/** What a change elsewhere must exceed to change the outcome; all in scores of this question. */
export interface Margin {
  /** Score of the last re-ranked article; 0 when there are fewer. An article that reaches it comes in. */
  entry: number;
  /** The largest sum of body scores, by which all are divided, and the article that has it. */
  maxBody: number;
  maxBodyOf: string;
  /** Smallest difference of scores that decides whether the article is found. */
  gap: number;
}

/** Readers look no further: an article that comes later counts as not found. */
export const foundWithin = 3;

export function isFound({ rank }: Outcome): boolean {
  return rank > 0 && rank <= foundWithin;
}

/**
 * Asks one question as the search page does.
 *
 * @param article id of the article that answers it
 * @throws Error when the index cannot be read
 */
export async function askQuestion(search: ContractSearch, question: string, article: string): Promise<Decision> {
  const { matching, hits, bodyScores } = await rankArticles(search, question, { limit: rerankedHits });
  const order = matching.length === 0 ? [] : [...hits, ...matching.slice(hits.length)];
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
      gap: gapOf(order, matching, at),
    },
  };
}

/** The most that re-ranking raises an article which only just takes part in it. */
const maxRerankGain = 0.35;

/**
 * The distance between the article and the last rank that counts as found, or between the last re-ranked article and
 * the next, where that one could decide.
 *
 * @param order after re-ranking, and `matching` before it
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
