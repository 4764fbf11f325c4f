import { type Share, shareOf } from './share.ts';

/**
 * Helpfulness = helpful ÷ (helpful + not helpful), with its 95 % Wilson score interval.
 * Wilson, E. B. (1927), J. Am. Stat. Assoc. 22(158), 209–212.
 *
 * @param votes integers ≥ 0
 * @returns `unknown` without votes, `too-few` below `minSample` votes, else `known`
 * @throws RangeError if either count is not an integer ≥ 0
 */
export function helpfulnessOf({ helpful, notHelpful }: VoteCounts): Share {
  return shareOf(helpful, helpful + notHelpful);
}

export interface VoteCounts {
  helpful: number;
  notHelpful: number;
}
