import type { Holiday } from '../../src/knowledge/schemas/channels.ts';
import type { Hours } from '../../src/service-hours/calendar.ts';

/**
 * An independent reading of the hours, minute by minute, by nothing but the clock that Intl shows for a zone. A minute is
 * open when on some day the clock has reached the opening time but not yet the closing time.
 */
export function openMinutes(hours: Hours, holidays: readonly Holiday[], from: number, to: number): boolean[] {
  const read = clockOf(hours.zone);
  /** Furthest that the clocks have come by now, in minutes since 1970 as if the zone were UTC. */
  let reached = -Infinity;
  return Array.from({ length: to - from }, (_, index) => {
    reached = Math.max(reached, read(from + index));
    const day = Math.floor(reached / 1440);
    // Hours that began the day before may end past midnight.
    return [day - 1, day].some((each) =>
      spansOn(hours, holidays, each).some(([opens, closes]) => each * 1440 + opens <= reached && reached < each * 1440 + closes),
    );
  });
}

function clockOf(zone: string): (minute: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  // Offsets change at whole quarters of an hour, so one reading serves fifteen minutes.
  let quarter = Number.NaN;
  let shift = 0;
  return (minute) => {
    if (Math.floor(minute / 15) !== quarter) {
      quarter = Math.floor(minute / 15);
      const parts = Object.fromEntries(
        format.formatToParts(quarter * 15 * 60_000).map(({ type, value }) => [type, Number(value)]),
      ) as Record<string, number>;
      const { year = 0, month = 0, day = 0, hour = 0, minute: read = 0 } = parts;
      shift = Date.UTC(year, month - 1, day, hour, read) / 60_000 - quarter * 15;
    }
    return minute + shift;
  };
}

function spansOn(hours: Hours, holidays: readonly Holiday[], dayNumber: number): [number, number][] {
  const date = new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
  const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
  const own = hours.exceptions.filter((exception) => exception.date === date);
  const workday = holidays.flatMap(({ workdays }) => workdays).find((each) => each.date === date);
  const isHoliday = holidays.some(({ from, to }) => date >= from && date <= (to ?? from));
  const weekday = names[new Date(dayNumber * 86_400_000).getUTCDay()] ?? 'sun';
  const spans = own[0]?.hours ?? (workday ? hours.weekly[workday.as] : isHoliday ? hours.holidays : hours.weekly[weekday]) ?? [];
  return spans.map((span) => {
    const [opens = 0, closes = 0] = span.split('-').map((time) => {
      const [hour = 0, minute = 0] = time.split(':').map(Number);
      return hour * 60 + minute;
    });
    return [opens, closes > opens ? closes : closes + 1440];
  });
}
