import { weeksIn } from '../../../metrics/period.ts';
import type { BaseInput } from '../../input.ts';
import { during, weeksOf } from '../../weeks.ts';
import type { Handled } from './collect.ts';
import { sum } from './handling-time.ts';
import type { CapacityReport, KindLoad, TeamWeek } from './schema.ts';

type Base = Pick<BaseInput, 'categories' | 'people' | 'owners' | 'period'>;

/** What each team had to do in each week, by the owners of the questions' categories. */
export function loadOfTeams(
  { arrivals }: Handled,
  kinds: readonly KindLoad[],
  { categories, people, period }: Base,
): Pick<CapacityReport, 'teams' | 'weeks'> {
  const ownerOf = new Map(categories.map(({ id, owner }) => [id, owner]));
  const owned = Map.groupBy(arrivals, ({ category }) => ownerOf.get(category ?? '') ?? null);
  const named = [...new Set([...people.flatMap(({ teams }) => teams), ...categories.map(({ owner }) => owner)])].sort();
  const teams = [...named, ...(owned.has(null) ? [null] : [])];
  const spans = weeksOf(period);
  const rows = teams.map((team) => {
    const own = owned.get(team) ?? [];
    const availableHours = team === null ? 0 : hoursOf(team, people);
    const weeks = spans.map((week): TeamWeek => {
      const some = during(own, week);
      return { ...week, team, arrivals: sum(some), ...compare(hoursToDo(some, kinds), availableHours * weeksIn(week)) };
    });
    return { team, availableHours, arrivals: sum(own), weeks, ...average(weeks, availableHours, weeksIn(period)) };
  });
  return {
    teams: rows
      .map(({ weeks, ...row }) => row)
      .sort((a, b) => (b.utilisation ?? -1) - (a.utilisation ?? -1) || Number(a.team === null) - Number(b.team === null)),
    weeks: spans.flatMap((_, index) => rows.flatMap(({ weeks }) => weeks[index] ?? [])),
  };
}

function hoursOf(team: string, people: Base['people']): number {
  return people.reduce((total, { teams, hours }) => total + (teams.includes(team) ? hours.support / teams.length : 0), 0);
}

/** `null` when what a question takes is not known. */
function hoursToDo(arrivals: Handled['arrivals'], kinds: readonly KindLoad[]): number | null {
  const minutes = kinds.map(({ kind, minutes: known }) =>
    known === null ? null : sum(arrivals.filter((one) => one.kind === kind)) * known.total,
  );
  return minutes.some((each) => each === null) ? null : minutes.reduce<number>((total, each) => total + (each ?? 0), 0) / 60;
}

function compare(
  loadHours: number | null,
  availableHours: number,
): Pick<TeamWeek, 'loadHours' | 'utilisation' | 'overloadHours'> {
  return {
    loadHours,
    utilisation: loadHours === null || availableHours === 0 ? null : loadHours / availableHours,
    overloadHours: loadHours === null ? null : Math.max(0, loadHours - availableHours),
  };
}

/** @param length of the period in weeks, of which the first one can be shorter */
function average(weeks: readonly TeamWeek[], availableHours: number, length: number) {
  const loads = weeks.flatMap(({ loadHours }) => loadHours ?? []);
  const isKnown = loads.length === weeks.length && weeks.length > 0;
  const loadHours = isKnown ? loads.reduce((total, each) => total + each, 0) / length : null;
  const { utilisation } = compare(loadHours, availableHours);
  return {
    loadHours,
    utilisation,
    idleShare: utilisation === null ? null : Math.max(0, 1 - utilisation),
    overloadHours: isKnown ? Math.max(...weeks.map((week) => week.overloadHours ?? 0)) : null,
  };
}
