import { addressGroup } from '../feedback/reader.ts';

export interface LimiterOptions {
  /** So many requests of one address (IPv6: one line of 64 bits) pass within a window; 0 lets all pass. */
  limit: number;
  windowMs?: number;
  /** Milliseconds that never jump, unlike the time of day. */
  monotonic: () => number;
  /** So many addresses are held in one generation. */
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
    const now = monotonic();
    if (now - began >= windowMs || (current.size >= maxAddresses && !current.has(group))) {
      // After two silent windows nothing of before counts any more.
      previous = now - began >= 2 * windowMs ? new Map() : current;
      current = new Map();
      began = now - began >= windowMs ? now - ((now - began) % windowMs) : now;
    }
    const part = 1 - (now - began) / windowMs;
    const sent = (current.get(group) ?? 0) + (previous.get(group) ?? 0) * part;
    if (sent >= limit) return Math.max(1, Math.ceil((part * windowMs) / 1_000));
    current.set(group, (current.get(group) ?? 0) + 1);
    return 0;
  };
}
