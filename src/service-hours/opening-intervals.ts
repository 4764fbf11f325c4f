import { Temporal } from 'temporal-polyfill';
import { spanMinutes } from '../knowledge/fields.ts';
import type { Holiday } from '../knowledge/schemas/channels.ts';
import { daysBetween, type Hours, hoursOn } from './calendar.ts';
import type { Interval } from './intervals.ts';

/**
 * Opening hours as instants: those of the days from `from` to `to` in the channel's time zone, both included, merged where
 * they touch or overlap. Hours that began on the day before `from` and end past midnight are not in it.
 *
 * Hours are read off the clocks of the zone: a time that they skip is the moment of the jump, a time that they show
 * twice is the first one.
 */
export function openingIntervals(hours: Hours, holidays: readonly Holiday[], from: string, to: string): Interval[] {
  const spans = daysBetween(from, to).flatMap((day) =>
    hoursOn(hours, holidays, day).map((span): Interval => {
      const { from: opens, to: closes } = spanMinutes(span);
      return [instantOf(day, opens, hours.zone), instantOf(day, closes, hours.zone)];
    }),
  );
  return mergeIntervals(spans);
}

/** Sorts intervals and merges those that touch or overlap; empty ones are dropped. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: [number, number][] = [];
  for (const [opens, closes] of intervals.filter(([a, b]) => a < b).sort(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last !== undefined && opens <= last[1]) last[1] = Math.max(last[1], closes);
    else merged.push([opens, closes]);
  }
  return merged;
}

/** First minute since 1970 at which the clocks of a zone have reached a time of a day. */
export function instantOf(day: string, minuteOfDay: number, zone: string): number {
  const time = Temporal.PlainDate.from(day).toPlainDateTime().add({ minutes: minuteOfDay });
  const earlier = time.toZonedDateTime(zone, { disambiguation: 'earlier' });
  // In a gap, the earlier reading is the one by the offset after it, and lies before the jump.
  const isSkipped = !earlier.toPlainDateTime().equals(time);
  const instant = isSkipped ? (earlier.getTimeZoneTransition('next') ?? earlier) : earlier;
  return Math.ceil(instant.epochMilliseconds / 60_000);
}
