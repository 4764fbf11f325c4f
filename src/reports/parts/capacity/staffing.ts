import { meanWait, peopleNeeded, waitShare } from '../../../metrics/erlang-c.ts';
import { type Period, weeksIn } from '../../../metrics/period.ts';
import { during, weeksOf } from '../../weeks.ts';
import type { Handled } from './collect.ts';
import { meanMinutes, sum } from './handling-time.ts';
import type { CapacityReport } from './schema.ts';

/** Eight of ten questions are begun within a quarter of an hour. */
const serviceLevel = { share: 0.8, waitMinutes: 15 } as const;

type Staffing = CapacityReport['staffing'];

/** How many people must work at once in the busiest hour of the day: see `waitShare` for what Erlang C assumes. */
export function staffingFor({ arrivals, noted, timed }: Handled, period: Period): Staffing {
  const minutes = meanMinutes(noted, sum(timed))?.total;
  const weeks = weeksOf(period).map((week) => sum(during(arrivals, week)));
  const total = weeks.reduce((all, each) => all + each, 0);
  if (minutes === undefined || minutes === 0 || total === 0) return { minutes: minutes ?? null, serviceLevel, rows: [] };
  const busiestHour = Math.max(
    ...Map.groupBy(arrivals, ({ hour }) => hour)
      .values()
      .map(sum),
  );
  const [usual, busiest] = [total / weeksIn(period), Math.max(...weeks)];
  const scenarios = [
    ['usual', usual],
    ['busiest', busiest],
    ['double', 2 * busiest],
  ] as const;
  return {
    minutes,
    serviceLevel,
    rows: scenarios.map(([scenario, aWeek]): Staffing['rows'][number] => {
      const arrivalsPerHour = ((aWeek / 7) * busiestHour) / total;
      const people = peopleNeeded({ arrivalsPerHour, minutes }, serviceLevel);
      const queue = { arrivalsPerHour, minutes, people };
      return { scenario, arrivalsPerHour, people, waitShare: waitShare(queue), meanWaitMinutes: meanWait(queue) ?? 0 };
    }),
  };
}
