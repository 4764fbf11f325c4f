import { addDays, daysBetween } from './days.ts';
import { dayMs, dayOf } from './instants.ts';

/** Days in UTC, both inclusive: `2026-11-01` to `2026-11-20`. */
export interface Period {
  from: string;
  to: string;
}

/** The last `days` days up to the day of an instant, that day included. */
export function lastDays(now: number, days: number): Period {
  return { from: dayOf(now - (days - 1) * dayMs), to: dayOf(now) };
}

/** Number of days, both ends included. */
export function daysIn({ from, to }: Period): number {
  return daysBetween(from, to) + 1;
}

/** Length in weeks, not necessarily whole. */
export function weeksIn(period: Period): number {
  return daysIn(period) / 7;
}

/** The first instant of a period and the first one after it, in milliseconds since 1970. */
export function instantsOf({ from, to }: Period): [start: number, end: number] {
  return [Date.parse(from), Date.parse(addDays(to, 1))];
}
