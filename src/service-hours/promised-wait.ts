import type { Channel } from '../knowledge/schemas/channels.ts';
import { addDays } from './calendar.ts';
import { addWorkingMinutes } from './intervals.ts';
import { openingIntervals } from './opening-intervals.ts';

/** Long enough for the slowest promise after the latest question of the week. */
const daysAhead = 60;

const hoursOfWeek = 7 * 24;

/**
 * The median wait if every first reply came at the last moment of the channel's promise: around the clock, of questions that
 * come evenly over a usual week, without holidays.
 *
 * @param from a day of that week
 * @returns minutes; `undefined` for a channel that is never open
 */
export function promisedWait(
  { firstReplyMinutes, hours }: Pick<Channel, 'firstReplyMinutes' | 'hours'>,
  from: string,
): number | undefined {
  const usual = { ...hours, holidays: [], exceptions: [] };
  const intervals = openingIntervals(usual, [], addDays(from, -2), addDays(from, daysAhead));
  const start = Date.parse(from) / 60_000;
  const waits = Array.from({ length: hoursOfWeek }, (_, hour) => {
    const at = start + 60 * hour;
    const until = addWorkingMinutes(intervals, at, firstReplyMinutes);
    return until === undefined ? Number.POSITIVE_INFINITY : until - at;
  }).sort((a, b) => a - b);
  const median = waits[hoursOfWeek / 2];
  return median === undefined || !Number.isFinite(median) ? undefined : median;
}
