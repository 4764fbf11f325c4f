import jstat from 'jstat';
import type { Counted } from './change.ts';

/**
 * One-sided p-value of Fisher's exact test that a share has fallen: the probability of at most this many successes now,
 * given all successes of both samples. Exact at any size, so it never rejects more often than it says.
 * Fisher, R. A. (1935), The Design of Experiments, chapter II.
 *
 * @returns 0…1; 1 when a sample is empty
 * @throws RangeError if a count is outside its range
 */
export function fallProbability(before: Counted, now: Counted): number {
  for (const { count, n } of [before, now]) {
    if (!Number.isSafeInteger(count) || !Number.isSafeInteger(n) || count < 0 || count > n) {
      throw new RangeError(`There is no test for ${count} of ${n}: integers with 0 ≤ count ≤ n are needed.`);
    }
  }
  const successes = before.count + now.count;
  // The largest possible number of successes is no evidence of a fall.
  if (before.n === 0 || now.n === 0 || now.count >= Math.min(now.n, successes)) return 1;
  const probability = jstat.hypgeom.cdf(now.count, before.n + now.n, successes, now.n);
  return Math.min(1, Math.max(0, probability));
}
