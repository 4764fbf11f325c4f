import type { QuestionSettings } from '../knowledge/question-settings.ts';
import { addDays } from '../service-hours/calendar.ts';
import { addWorkingMinutes, type Interval } from '../service-hours/intervals.ts';
import { openingIntervals } from '../service-hours/opening-intervals.ts';
import type { Kind } from './states.ts';

/** Days that are looked ahead: longer than the longest holidays with the slowest promise after them. */
const daysAhead = 90;

/**
 * By when a first reply is promised: that many minutes of the channel’s opening hours after the question came.
 *
 * @param channel id of the channel that it came by
 * @param at milliseconds since 1970
 * @returns milliseconds since 1970; `undefined` for a channel without a promise, or one that is not open for months
 */
export function promisedUntil(settings: QuestionSettings, channel: string, kind: Kind, at: number): number | undefined {
  const firstReplyMinutes = promising(settings, channel)?.firstReplyMinutes;
  const minutes = kind === 'complaint' ? (settings.complaintReplyMinutes ?? firstReplyMinutes) : firstReplyMinutes;
  return minutes === undefined ? undefined : serviceTimeAfter(settings, channel, at, minutes);
}

/**
 * When so many minutes of a channel’s opening hours have passed since an instant.
 *
 * @param at milliseconds since 1970
 * @returns milliseconds since 1970; `undefined` for an unknown channel, or one that is not open for months
 */
export function serviceTimeAfter(settings: QuestionSettings, channel: string, at: number, minutes: number): number | undefined {
  const hours = promising(settings, channel)?.hours;
  if (hours === undefined) return undefined;
  const day = new Date(at).toISOString().slice(0, 10);
  const until = addWorkingMinutes(intervalsFrom(hours, settings.holidays, day), at / 60_000, minutes);
  return until === undefined ? undefined : Math.ceil(until) * 60_000;
}

/** The channel whose hours and promise hold. */
function promising({ channels, form }: QuestionSettings, channel: string): QuestionSettings['channels'][number] | undefined {
  return channels.find(({ id }) => id === (channel === 'form' ? form : channel));
}

type Hours = QuestionSettings['channels'][number]['hours'];

/** The last day's intervals of each channel: working them out takes longer than storing a question. */
const known = new WeakMap<Hours, { day: string; intervals: Interval[] }>();

function intervalsFrom(hours: Hours, holidays: QuestionSettings['holidays'], day: string): Interval[] {
  const last = known.get(hours);
  if (last?.day === day) return last.intervals;
  // Two days before: hours past midnight, in zones far from UTC.
  const intervals = openingIntervals(hours, holidays, addDays(day, -2), addDays(day, daysAhead));
  known.set(hours, { day, intervals });
  return intervals;
}
