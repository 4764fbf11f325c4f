import { dayMs } from '../metrics/instants.ts';

/**
 * A machine's clock can jump by days and back: a virtual machine that was paused, a wrong time server. What a wrong
 * time only stamps can be put right, what it deletes cannot. So each round of maintenance notes the time it believes,
 * and a reading that is far from it deletes and settles nothing until it has held for long enough.
 */
export const clockLimits = {
  /** A reading that is further from the time last believed is doubted. Votes settle after two days: one day is safe. */
  toleranceMs: dayMs,
  /** A doubted clock that has gone on evenly for so long is right; the server was off before. */
  believedAfterMs: dayMs,
} as const;
