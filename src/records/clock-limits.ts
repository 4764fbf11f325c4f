import { dayMs } from '../metrics/instants.ts';

/**
 * A machine's clock can jump by days and back: a virtual machine that was paused, a wrong time server. A wrong
 * timestamp can be corrected later, a wrong deletion cannot. So each round of maintenance stores the time it trusts,
 * and a clock that is far from it neither deletes nor settles anything until it has run steadily for long enough.
 */
export const clockLimits = {
  /** A clock further from the last trusted time is doubted. Votes settle after two days, so one day is safe. */
  toleranceMs: dayMs,
  /** A doubted clock that has run steadily for this long is trusted: the earlier time was wrong. */
  trustedAfterMs: dayMs,
} as const;
