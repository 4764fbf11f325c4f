import type { Channel, Holiday } from '../knowledge/schemas/channels.ts';
import { addDays } from './calendar.ts';
import type { Interval } from './intervals.ts';
import { openingIntervals } from './opening-intervals.ts';

/**
 * What the script on pages needs to say which channels are open, as JSON. It is a file of its own, so that pages need not
 * be built again every night. Outside `from` and `until` nothing is known, and pages show only the usual hours.
 */
export interface HoursFile {
  /** Language tag in which times are written. */
  lang: string;
  /** Minutes since 1970 between which the intervals are complete. */
  from: number;
  until: number;
  channels: Record<string, ChannelHours>;
  words: HoursWords;
}

export interface ChannelHours extends ChannelWords {
  zone: string;
  /** For each interval, minutes since the end of the one before, at first since `from`, and its length. */
  steps: Interval[];
  /** Promised minutes to the first reply. */
  reply: number;
}

/** Sentences about a channel, with `{time}` to fill in. */
export interface ChannelWords {
  /** While it is open and no closing is in sight. */
  open: string;
  /** While it is open, until `{time}`. */
  until: string;
  /** While it is closed, until `{time}`; without a time where readers can write all the same. */
  closed: string;
  /** By when it replies; without a time where readers are answered only while it is open. */
  by: string;
  /** Added for readers whose clocks differ: the same `{time}` on the service’s clocks. */
  there: string;
}

export interface HoursWords {
  tomorrow: string;
  /** What `{time}` the service’s clocks show now. */
  now: string;
}

/** Days that the file looks ahead: longer than the longest holidays with a few working days after them. */
const daysAhead = 21;

/**
 * @param options.lang language tag in which times are written
 * @param options.today first day of the file, as a day of any zone
 * @param options.wordsOf sentences about a channel
 */
export function makeHoursFile(
  channels: readonly Channel[],
  holidays: readonly Holiday[],
  { lang, today, words, wordsOf }: HoursFileOptions,
): HoursFile {
  const midnight = Date.parse(`${today}T00:00:00Z`) / 60_000;
  // In some zone the day begins 14 hours before it does in UTC.
  const from = midnight - 14 * 60;
  const until = midnight + daysAhead * 1440;
  return {
    lang,
    from,
    until,
    channels: Object.fromEntries(
      channels.map((channel): [string, ChannelHours] => {
        const { zone } = channel.hours;
        const intervals = openingIntervals(channel.hours, holidays, addDays(today, -2), addDays(today, daysAhead)).filter(
          ([, closes]) => closes > from,
        );
        return [channel.id, { zone, steps: toSteps(intervals, from), reply: channel.firstReplyMinutes, ...wordsOf(channel) }];
      }),
    ),
    words,
  };
}

interface HoursFileOptions {
  lang: string;
  today: string;
  words: HoursWords;
  wordsOf: (channel: Channel) => ChannelWords;
}

function toSteps(intervals: readonly Interval[], from: number): Interval[] {
  return intervals.map(([opens, closes], index) => [opens - (intervals[index - 1]?.[1] ?? from), closes - opens]);
}
