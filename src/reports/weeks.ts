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
