import { addDays, daysBetween } from '../metrics/days.ts';
import type { Period } from '../metrics/period.ts';

/** Full weeks that end on a day, so every weekday occurs equally often. */
export function lastWeeks(today: string, weeks: number): Period {
  return { from: addDays(today, 1 - 7 * weeks), to: today };
}

/** The weeks of a period, the earliest first; the first one is shorter when the days do not divide into weeks. */
export function weeksOf({ from, to }: Period): Period[] {
  const count = Math.ceil((daysBetween(from, to) + 1) / 7);
  return Array.from({ length: count }, (_, index) => {
    const last = addDays(to, -7 * (count - 1 - index));
    const first = addDays(last, -6);
    return { from: first < from ? from : first, to: last };
  });
}

export function during<Item extends { day: string }>(items: readonly Item[], { from, to }: Period): Item[] {
  return items.filter(({ day }) => from <= day && day <= to);
}

/** The days before a period, as many as it has. */
export function periodBefore({ from, to }: Period): Period {
  const days = daysBetween(from, to) + 1;
  return { from: addDays(from, -days), to: addDays(from, -1) };
}

/**
 * Calendar weeks, Monday to Sunday, that have ended by a day; the earliest first. Unlike weeks that end on the report's
 * day they are the same from Monday to Sunday, so what is computed from them does not change every night.
 */
export function calendarWeeks(to: string, count: number): Period[] {
  const sinceSunday = new Date(`${to}T00:00:00Z`).getUTCDay();
  const sunday = addDays(to, -sinceSunday);
  return Array.from({ length: count }, (_, index) => {
    const last = addDays(sunday, -7 * (count - 1 - index));
    return { from: addDays(last, -6), to: last };
  });
}
