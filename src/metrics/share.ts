import { type Interval, wilsonInterval, wilsonOfShare } from './wilson.ts';

/**
 * Observations needed to give a share. Below five the 95 % Wilson interval is at least 0.49 wide even when all agree, so it
 * says next to nothing. It is also the smallest number shown in public, so that no single reader can be identified.
 */
export const minSample = 5;

/**
 * A share with its 95 % Wilson score interval.
 *
 * @param count integer, 0 ≤ count ≤ n
 * @param n number of observations, an integer
 * @returns `unknown` for n = 0, `too-few` below `minSample`, else `known`
 * @throws RangeError if either count is outside its range
 */
export function shareOf(count: number, n: number): Share {
  const interval = wilsonInterval(count, n);
  if (interval === undefined) return { state: 'unknown', n: 0 };
  return n < minSample ? { state: 'too-few', n } : { state: 'known', n, share: count / n, ...interval };
}

/**
 * The same for observations that come in clusters, of which all are alike: the interval is that of as many independent ones.
 * Dean, N. and Pagano, M. (2015), J. Surv. Stat. Methodol. 3(4), 484–503.
 *
 * @param independent from `independentOf`; > 0 where n is
 */
export function clusteredShare(count: number, n: number, independent: number): Share {
  const share = shareOf(count, n);
  return share.state === 'known' ? { ...share, ...wilsonOfShare(share.share, independent) } : share;
}

/**
 * As how many independent observations clusters count: (Σ size)² ÷ Σ size². Kish, L. (1965), Survey Sampling, 11.7.
 *
 * @param sizes of the clusters, ≥ 0
 * @param single number of further observations that are independent
 * @returns 0 without observations, at most their number
 */
export function independentOf(sizes: readonly number[], single: number): number {
  const [sum, squares] = sizes.reduce(([total, square], size) => [total + size, square + size * size], [single, single]);
  return squares === 0 ? 0 : (sum * sum) / squares;
}

export type Share = { state: 'unknown'; n: 0 } | { state: 'too-few'; n: number } | KnownShare;

export interface KnownShare extends Interval {
  state: 'known';
  n: number;
  /** 0…1 */
  share: number;
}
