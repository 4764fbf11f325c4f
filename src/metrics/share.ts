import { type Interval, wilsonInterval } from './wilson.ts';

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

export type Share = { state: 'unknown'; n: 0 } | { state: 'too-few'; n: number } | KnownShare;

export interface KnownShare extends Interval {
  state: 'known';
  n: number;
  /** 0…1 */
  share: number;
}
