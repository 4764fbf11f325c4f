import { type Share, shareOf } from '../share.ts';

/** What the ask form counted. Visits are of one page view; nothing joins the counters of one reader. */
export interface AskFormCounts {
  /** Visits of the form. */
  opened: number;
  /** Visits on which a suggested article was opened. */
  suggestions: number;
  /** Helpful votes on such an article. */
  helped: number;
  /** Questions that were sent. */
  sent: number;
}

export interface Deflection {
  conservative: Share;
  optimistic: Share;
}

/**
 * Share of the visits of the ask form that an article may have spared the staff.
 *
 * Conservative: visits on which a suggested article was opened and found helpful ÷ visits. Optimistic: all on which one
 * was opened ÷ visits. Who opens an article and sends the question all the same is in both counters, so neither share can
 * exceed that of the visits without a question.
 * Explicit and implicit success: Consortium for Service Innovation, Measuring Self-Service Success.
 */
export function deflectionOf({ opened, suggestions, helped, sent }: AskFormCounts): Deflection {
  const unsent = Math.max(0, opened - sent);
  const optimistic = Math.min(suggestions, unsent);
  return { conservative: shareOf(Math.min(helped, optimistic), opened), optimistic: shareOf(optimistic, opened) };
}
