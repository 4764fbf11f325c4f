import { networkRequestFactor } from '../readers/limits.ts';
import { addressGroup, networkOf } from '../readers/reader.ts';

export interface LimiterOptions {
  /**
   * So many requests of one address (IPv6: one /64 subnet) pass within a window, and `networkRequestFactor` times
   * as many of one IPv6 /48; 0 lets all pass.
   */
  limit: number;
  windowMs?: number;
  /** Milliseconds that never jump, unlike the time of day. */
  monotonic: () => number;
  /** Maximum addresses and networks per generation. */
  maxAddresses?: number;
}

/** @returns seconds to wait, 0 when the request may pass */
export type Limiter = (address: string) => number | Promise<number>;

/**
 * Limits requests by address, in memory only. Two generations of counters slide over the window: what was
 * sent in the last one still counts for the part of it that lies within a window's length. Nothing is ever
 * cleared as a whole, because then everybody's counter would begin anew whenever a stranger fills the table.
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
      // After two silent windows nothing of before counts any more.
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
