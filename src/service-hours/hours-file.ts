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

export interface ChannelHours {
  zone: string;
  /** Minutes from `from` to the first opening, from there to its end, from there to the next opening, and so on. */
  steps: number[];
  /** Promised minutes to the first reply. */
  reply: number;
  /** Says that it is open: `Lines open`. */
  open: string;
  /** Sentence about a promised reply; left out where readers do not wait for one. */
  by?: string;
}

/** Sentences with `{time}` and other names in braces to fill in. */
export interface HoursWords {
  /** A channel that is `{open}` until `{time}`. */
  until: string;
  /** A channel that opens at `{time}`. */
  opens: string;
  /** A sentence `{text}` with the reader’s own `{time}` beside it. */
  local: string;
  tomorrow: string;
}

/** Days that the file looks ahead: longer than the longest holidays with a few working days after them. */
const daysAhead = 21;

/** @param wordsOf words for a channel that is open, and for the time of its reply */
export function makeHoursFile(
  lang: string,
  { channels, holidays }: { channels: readonly Channel[]; holidays: readonly Holiday[] },
  today: string,
  words: HoursWords,
  wordsOf: (channel: Channel) => Pick<ChannelHours, 'open' | 'by'>,
): HoursFile {
  const midnight = Date.parse(`${today}T00:00:00Z`) / 60_000;
  // In some zone the day begins 14 hours before it does in UTC.
  const from = midnight - 14 * 60;
  return {
    lang,
    from,
    until: midnight + daysAhead * 1440,
    channels: Object.fromEntries(
      channels.map((channel) => {
        const intervals = openingIntervals(channel.hours, holidays, addDays(today, -2), addDays(today, daysAhead));
        const coming = intervals.filter(([, closes]) => closes > from);
        return [
          channel.id,
          { zone: channel.hours.zone, steps: toSteps(coming, from), reply: channel.firstReplyMinutes, ...wordsOf(channel) },
        ];
      }),
    ),
    words,
  };
}

function toSteps(intervals: readonly Interval[], from: number): number[] {
  const times = intervals.flat();
  return times.map((time, index) => time - (times[index - 1] ?? from));
}
