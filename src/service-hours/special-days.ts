import type { Label } from '../knowledge/fields.ts';
import type { Channel, Holiday } from '../knowledge/schemas/channels.ts';
import { addDays, daysBetween, hoursOn, specialDay, weekdayOf } from './calendar.ts';

/** Consecutive days on which some channels have different opening hours. */
export interface SpecialDays {
  from: string;
  to: string;
  /** The holiday, or the one that a working day makes up for; left out when only channels of their own differ. */
  holiday?: Label | undefined;
  isWorkday: boolean;
  /** Channels with the same hours and note on these days, in the order of the list. */
  groups: { channels: ChannelDays[]; spans: readonly string[]; note: Label | undefined }[];
}

type ChannelDays = Pick<Channel, 'id' | 'label' | 'hours'>;

/** Current and future special days of all channels, the earliest first. */
export function listSpecialDays(channels: readonly ChannelDays[], holidays: readonly Holiday[], today: string): SpecialDays[] {
  const runs = channels.flatMap((channel) => listRuns(channel, holidays, today).map((run) => ({ channel, ...run })));
  return [...Map.groupBy(runs, ({ from, to, holiday, isWorkday }) => JSON.stringify([from, to, holiday, isWorkday])).values()]
    .map((same) => {
      const groups = Map.groupBy(same, ({ spans, note }) => JSON.stringify([spans, note]));
      return {
        from: same[0]?.from ?? '',
        to: same[0]?.to ?? '',
        holiday: same[0]?.holiday,
        isWorkday: same[0]?.isWorkday ?? false,
        groups: [...groups.values()].map((group) => ({
          channels: group.map(({ channel }) => channel),
          spans: group[0]?.spans ?? [],
          note: group[0]?.note,
        })),
      };
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1));
}

interface Run {
  from: string;
  to: string;
  holiday: Label | undefined;
  isWorkday: boolean;
  spans: readonly string[];
  note: Label | undefined;
}

/** Special days of a channel that are not over, with consecutive equal days merged. */
function listRuns({ hours }: ChannelDays, holidays: readonly Holiday[], today: string): Run[] {
  const runs: Run[] = [];
  for (const day of specialDates(hours, holidays)) {
    const run = describeDay(day, hours, holidays);
    if (run === undefined) continue;
    const last = runs.at(-1);
    if (last !== undefined && addDays(last.to, 1) === day && isAlike(last, run)) last.to = day;
    else runs.push(run);
  }
  return runs.filter(({ to }) => to >= today);
}

function specialDates(hours: Channel['hours'], holidays: readonly Holiday[]): string[] {
  const days = [
    ...hours.exceptions.map(({ date }) => date),
    ...holidays.flatMap(({ from, to = from, workdays }) => [...daysBetween(from, to), ...workdays.map(({ date }) => date)]),
  ];
  return [...new Set(days)].sort();
}

/** @returns `undefined` for a working day on which the channel is open as usual */
function describeDay(day: string, hours: Channel['hours'], holidays: readonly Holiday[]): Run | undefined {
  const special = specialDay(hours, holidays, day);
  const spans = hoursOn(hours, holidays, day);
  if (special?.kind === 'workday' && same(spans, hours.weekly[weekdayOf(day)] ?? [])) return undefined;
  return {
    from: day,
    to: day,
    holiday: special === undefined || special.kind === 'exception' ? undefined : special.holiday.name,
    isWorkday: special?.kind === 'workday',
    spans,
    note: special?.kind === 'exception' ? special.exception.note : undefined,
  };
}

function isAlike(a: Run, b: Run): boolean {
  return same([a.spans, a.note, a.holiday, a.isWorkday], [b.spans, b.note, b.holiday, b.isWorkday]);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
