import { dayMs } from '../metrics/instants.ts';

/**
 * A machine's clock can jump by days and back: a virtual machine that was paused, a wrong time server. What a wrong
 * time only stamps can be put right, what it deletes cannot. So each round of maintenance stores the time it trusts,
 * and a reading that is far from it deletes and settles nothing until it has held for long enough.
 */
export const clockLimits = {
  /** A reading that is further from the last trusted time is doubted. Votes settle after two days: one day is safe. */
  toleranceMs: dayMs,
  /** A doubted clock that has kept running steadily for this long is right; the server was off before. */
  trustedAfterMs: dayMs,
} as const;
