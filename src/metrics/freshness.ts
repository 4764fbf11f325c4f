import { addDays, daysBetween } from './days.ts';

/**
 * Days before the end of the review interval from which an article counts as due: two working
 * weeks, so that a review can be planned and not only be late.
 */
export const DUE_SOON_DAYS = 14;

/**
 * Whether a text's last review still holds. The interval ends on `dueOn`, the last day the review
 * counts as kept: up to 15 days before it the article is fresh, from 14 days before it to that
 * day it is due, from the day after it is overdue. A review dated in the future counts from its
 * own date: the article is simply fresh (the caller may call the date wrong).
 *
 * @throws RangeError if a date is no calendar day, or `reviewEvery` no positive whole number
 */
export function freshnessOf({ reviewed, reviewEvery, today }: ReviewDates): Freshness {
  if (!Number.isInteger(reviewEvery) || reviewEvery <= 0) {
    throw new RangeError(`A review interval is a positive whole number of days, not ${reviewEvery}.`);
  }
  const dueOn = addDays(reviewed, reviewEvery);
  const daysLeft = daysBetween(today, dueOn);
  const state = daysLeft < 0 ? 'overdue' : daysLeft <= DUE_SOON_DAYS ? 'due' : 'fresh';
  return { state, dueOn, overdueDays: Math.max(0, -daysLeft) };
}

export type FreshnessState = 'fresh' | 'due' | 'overdue';

export interface ReviewDates {
  /** Day of the last true review, `YYYY-MM-DD`. */
  reviewed: string;
  /** Days a review holds. */
  reviewEvery: number;
  /** The day it is judged on, `YYYY-MM-DD`. */
  today: string;
}

export interface Freshness {
  state: FreshnessState;
  /** Last day on which the review still holds, `YYYY-MM-DD`. */
  dueOn: string;
  /** Days since `dueOn`, 0 when not overdue. */
  overdueDays: number;
}
