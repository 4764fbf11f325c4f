import type { Channel } from '../knowledge/schemas/channels.ts';
import { weekdays } from './calendar.ts';

type ChannelHours = Pick<Channel, 'id' | 'hours'>;

/** Weekly opening hours of all channels: columns are days of the week, 0 being Monday, that are alike for every channel. */
export interface Timetable<C extends ChannelHours> {
  columns: { from: number; to: number }[];
  /** Channels that are alike share a row. */
  rows: { channels: C[]; zone: string; cells: Cell[] }[];
}

export interface Cell {
  spans: readonly string[];
  /** Days that this cell and the equal ones after it stand for. */
  from: number;
  to: number;
  /** Whether it says the same as the cell before. */
  isRepeated: boolean;
}

export function makeTimetable<C extends ChannelHours>(channels: readonly C[]): Timetable<C> {
  const columns = runsOf(weekdays.map((_, day) => JSON.stringify(channels.map(({ hours }) => spansOn(hours, day)))));
  const groups = Map.groupBy(channels, ({ hours }) =>
    JSON.stringify([hours.zone, weekdays.map((_, day) => spansOn(hours, day))]),
  );
  const rows = [...groups.values()].flatMap((alike) => {
    const [channel] = alike;
    if (channel === undefined) return [];
    const runs = runsOf(weekdays.map((_, day) => JSON.stringify(spansOn(channel.hours, day))));
    const cells = columns.map((column): Cell => {
      const run = runs.find(({ from, to }) => from <= column.from && column.to <= to) ?? column;
      return { spans: spansOn(channel.hours, column.from), from: run.from, to: run.to, isRepeated: run.from < column.from };
    });
    return [{ channels: alike, zone: channel.hours.zone, cells }];
  });
  return { columns, rows };
}

/** Runs of equal values, by index. */
function runsOf(values: readonly string[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const [index, value] of values.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && values[last.from] === value) last.to = index;
    else runs.push({ from: index, to: index });
  }
  return runs;
}

function spansOn({ weekly }: Channel['hours'], day: number): readonly string[] {
  const name = weekdays[day];
  return (name && weekly[name]) ?? [];
}
