import { networkRequestFactor } from '../readers/limits.ts';
import { addressGroup, networkOf } from '../readers/reader.ts';

export interface LimiterOptions {
  /**
   * Requests per window from one address (IPv6: one /64), and `networkRequestFactor` times as many from one IPv6 /48;
   * 0 for no limit.
   */
  limit: number;
  windowMs?: number;
  /** Milliseconds on a monotonic clock. */
  monotonic: () => number;
  /** Addresses and networks counted per generation. */
  maxAddresses?: number;
}

/** Counts a request from an address. Returns the seconds to wait, or 0 if the request is allowed. */
export type Limiter = (address: string) => number | Promise<number>;

/**
 * Limits requests by address, in memory only. A sliding window over two generations of counters: requests of the previous
 * generation count in proportion to how much of it the window still covers. The table is never cleared all at once:
 * otherwise filling it would reset everybody's counter.
 */
export function createLimiter({ limit, windowMs = 60_000, monotonic, maxAddresses = 50_000 }: LimiterOptions): Limiter {
  let current = new Map<string, number>();
  let previous = new Map<string, number>();
  let began = monotonic();

  return function secondsToWait(address) {
    if (limit === 0) return 0;
    const group = addressGroup(address);
    const network = networkOf(address);
    const now = monotonic();
    if (now - began >= windowMs || (current.size >= maxAddresses && !current.has(group))) {
      // After two windows without a request nothing earlier counts.
      previous = now - began >= 2 * windowMs ? new Map() : current;
      current = new Map();
      began = now - began >= windowMs ? now - ((now - began) % windowMs) : now;
    }
    const part = 1 - (now - began) / windowMs;
    const sent = (name: string): number => (current.get(name) ?? 0) + (previous.get(name) ?? 0) * part;
    const isBeyond = sent(group) >= limit || (network !== group && sent(network) >= networkRequestFactor * limit);
    if (isBeyond) return Math.max(1, Math.ceil((part * windowMs) / 1_000));
    for (const name of new Set([group, network])) current.set(name, (current.get(name) ?? 0) + 1);
    return 0;
  };
}
