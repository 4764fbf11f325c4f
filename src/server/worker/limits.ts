import { addressGroup, networkOf } from '../../readers/reader.ts';
import type { Limiter } from '../limiter.ts';

/** The platform's rate limiters; without them requests are not limited. */
export interface RateLimits {
  /** Keyed by address group. */
  RATE_LIMITER?: RateLimit;
  /** The same for IPv6 networks, with `networkRequestFactor` times the limit. */
  NETWORK_RATE_LIMITER?: RateLimit;
}

interface RateLimit {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/**
 * Limits by address group, because a client can choose the rest of its IPv6 address.
 *
 * @param kind of requests that are counted apart
 */
export function limiterOf({ RATE_LIMITER, NETWORK_RATE_LIMITER }: RateLimits, kind = ''): Limiter {
  const passes = async (limiter: RateLimit | undefined, key: string): Promise<boolean> =>
    limiter === undefined || (await limiter.limit({ key: kind + key })).success;
  return async function secondsToWait(address) {
    const group = addressGroup(address);
    const network = networkOf(address);
    const isAllowed = (await passes(RATE_LIMITER, group)) && (network === group || (await passes(NETWORK_RATE_LIMITER, network)));
    return isAllowed ? 0 : limiterPeriodSeconds;
  };
}

/** `period` of the limiters in wrangler.jsonc. */
const limiterPeriodSeconds = 60;
