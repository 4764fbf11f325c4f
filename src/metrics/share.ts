import { type Interval, wilsonInterval } from './wilson.ts';

/**
 * Fewest observations for which a share is said. Under five the 95 % Wilson interval is at least
 * 0.49 wide even when all agree, so nearly every share could be defended; five is also the least
 * number that is shown in public, so that no single reader can be picked out.
 */
export const MINIMAL_SAMPLE = 5;

/**
 * A share together with how far it can be trusted.
 *
 * @param count whole number, 0 ≤ count ≤ n
 * @param n whole number of observations
 * @returns `unknown` for n = 0, `too-few` under `MINIMAL_SAMPLE`, else `known` with its interval
 * @throws RangeError if either count is outside its range
 */
export function shareOf(count: number, n: number): Share {
  const interval = wilsonInterval(count, n);
  if (interval === undefined) return { state: 'unknown', n: 0 };
  return n < MINIMAL_SAMPLE ? { state: 'too-few', n } : { state: 'known', n, share: count / n, ...interval };
}

export type Share = { state: 'unknown'; n: 0 } | { state: 'too-few'; n: number } | KnownShare;

export interface KnownShare extends Interval {
  state: 'known';
  n: number;
  /** 0…1 */
  share: number;
}
