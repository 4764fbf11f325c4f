import { addDays, daysBetween } from './days.ts';

/** Days before the end of the review interval from which an article is due: time enough to plan the review. */
export const dueSoonDays = 14;

/**
 * Whether a text's last review still holds. `dueOn` is the last day on which it does. The text is due from `dueSoonDays`
 * before that day, overdue from the day after, and fresh before. A review dated in the future counts from its date.
 *
 * @throws RangeError if a date is not a calendar day, or `reviewEvery` not a positive integer
 */
export function freshnessOf({ reviewed, reviewEvery, today }: ReviewDates): Freshness {
  if (!Number.isInteger(reviewEvery) || reviewEvery <= 0) {
    throw new RangeError(`A review interval is a positive integer of days, not ${reviewEvery}.`);
  }
  const dueOn = addDays(reviewed, reviewEvery);
  const daysLeft = daysBetween(today, dueOn);
  const state = daysLeft < 0 ? 'overdue' : daysLeft <= dueSoonDays ? 'due' : 'fresh';
  return { state, dueOn, overdueDays: Math.max(0, -daysLeft) };
}

export type FreshnessState = 'fresh' | 'due' | 'overdue';

interface ReviewDates {
  /** Day of the last review, `YYYY-MM-DD`. */
  reviewed: string;
  /** Days for which a review holds. */
  reviewEvery: number;
  /** `YYYY-MM-DD` */
  today: string;
}

interface Freshness {
  state: FreshnessState;
  /** Last day on which the review still holds, `YYYY-MM-DD`. */
  dueOn: string;
  /** Days since `dueOn`, 0 when not overdue. */
  overdueDays: number;
}
