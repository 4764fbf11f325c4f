import { dayMs } from '../metrics/instants.ts';

/**
 * A machine's clock can jump by days and back: a virtual machine that was paused, a wrong time server. A wrong timestamp
 * can be corrected later, a wrong deletion cannot. So each round of maintenance stores the last trusted time. While the
 * clock is far from it, nothing is deleted or settled until the clock has run steadily for long enough.
 */
export const clockLimits = {
  /** How far the clock may be from the last trusted time. Votes settle after two days, so one day is safe. */
  toleranceMs: dayMs,
  /** How long a doubted clock must run steadily to be trusted; the earlier time was wrong then. */
  trustedAfterMs: dayMs,
} as const;
