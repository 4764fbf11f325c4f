import type { Label } from '../knowledge/fields.ts';
import type { Channel } from '../knowledge/schemas/channels.ts';

/** Consecutive days on which some channels have different opening hours. */
export interface SpecialDays {
  from: string;
  to: string;
  /** Channels with the same hours and note on these days, in the order of the list. */
  groups: { channels: ChannelDays[]; spans: readonly string[]; note: Label | undefined }[];
}

type ChannelDays = Pick<Channel, 'id' | 'label' | 'hours'>;

/** Current and future special days of all channels, the earliest first. */
export function listSpecialDays(channels: readonly ChannelDays[], today: string): SpecialDays[] {
  const runs = channels.flatMap((channel) => listExceptions(channel, today).map((run) => ({ channel, ...run })));
  return [...Map.groupBy(runs, ({ from, to }) => `${from} ${to}`).values()]
    .map((same) => {
      const groups = Map.groupBy(same, ({ spans, note }) => JSON.stringify([spans, note]));
      return {
        from: same[0]?.from ?? '',
        to: same[0]?.to ?? '',
        groups: [...groups.values()].map((group) => ({
          channels: group.map(({ channel }) => channel),
          spans: group[0]?.spans ?? [],
          note: group[0]?.note,
        })),
      };
    })
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1));
}

/** Exceptions that are not over, with consecutive equal days merged. */
function listExceptions({ hours }: Pick<Channel, 'hours'>, today: string): ExceptionRun[] {
  const runs: ExceptionRun[] = [];
  for (const { date, hours: spans, note } of hours.exceptions.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = runs.at(-1);
    const isSame = last !== undefined && JSON.stringify([last.spans, last.note]) === JSON.stringify([spans, note]);
    if (isSame && dayAfter(last.to) === date) last.to = date;
    else runs.push({ from: date, to: date, spans, note });
  }
  return runs.filter(({ to }) => to >= today);
}

interface ExceptionRun {
  from: string;
  to: string;
  spans: readonly string[];
  note: Label | undefined;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
