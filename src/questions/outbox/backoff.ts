import { hourMs } from '../../metrics/instants.ts';

/** Attempts after which a message has failed: with the waits below, a day after the first. */
export const maxAttempts = 9;

const firstWaitMs = 10_000;
const maxWaitMs = 12 * hourMs;

/**
 * How long to wait after an attempt: exponential backoff with equal jitter, w/2 + u·w/2 where w = min(12 h, 10 s · 4^(n−1)),
 * so that messages that failed together are not all sent together again. Brooker, M. (2015), “Exponential Backoff And
 * Jitter”, AWS Architecture Blog.
 *
 * @param attempts how many there were, 1 or more
 * @param random u, uniform in 0…1
 * @returns milliseconds
 */
export function backoffMs(attempts: number, random: number): number {
  const wait = Math.min(maxWaitMs, firstWaitMs * 4 ** (attempts - 1));
  return Math.round(wait / 2 + (random * wait) / 2);
}
