import { type Share, shareOf } from './share.ts';

/**
 * Helpfulness = helpful ÷ (helpful + not helpful), with its 95 % Wilson score interval.
 * Wilson, E. B. (1927), J. Am. Stat. Assoc. 22(158), 209–212.
 *
 * @param votes whole numbers ≥ 0
 * @returns `unknown` without votes, `too-few` under `MINIMAL_SAMPLE` votes, else `known`
 * @throws RangeError if either count is not a whole number ≥ 0
 */
export function helpfulnessOf({ helpful, notHelpful }: VoteCounts): Share {
  return shareOf(helpful, helpful + notHelpful);
}

export interface VoteCounts {
  helpful: number;
  notHelpful: number;
}
