import { compareText } from '../../compare.ts';
import type { ProgramSolution, Solve } from './solver.ts';

/** Something that one person can do. */
export interface Task {
  id: string;
  /** > 0 */
  hours: number;
  /** What doing it is worth; > 0. */
  value: number;
  /** Ids of those who have the skill and the language. */
  able: readonly string[];
}

export interface Worker {
  id: string;
  /** Hours that this person has. */
  hours: number;
}

export interface Assignment {
  /** Person by task; tasks that are not done are left out. */
  personOf: ReadonlyMap<string, string>;
  value: number;
  /** No assignment is worth more. */
  bound: number;
  /** Whether it is proven that none is worth more than this one. */
  isProven: boolean;
}

/**
 * Who does what, so that what is done is worth most: each task by one person at most, who is able to do it, and nobody for
 * longer than their hours. The generalised assignment problem; Martello, S. and Toth, P. (1990), Knapsack Problems, 7.
 * The order of tasks and people makes no difference.
 */
export function assignWork(tasks: readonly Task[], workers: readonly Worker[], solve: Solve): Assignment {
  const pairs = pairsOf(tasks, workers);
  if (pairs.length === 0) return { personOf: new Map(), value: 0, bound: 0, isProven: true };
  const { chosen, value, bound, isProven } = solve({ text: programOf(pairs), variables: pairs.map(({ name }) => name) });
  return { personOf: personOf(pairs, { chosen }), value: value / scale, bound: bound / scale, isProven };
}

interface Pair {
  /** Of the variable. */
  name: string;
  task: Task;
  worker: Worker;
}

/** Ids can have characters that the format gives a meaning, so variables are numbered. */
function pairsOf(tasks: readonly Task[], workers: readonly Worker[]): Pair[] {
  const people = workers.toSorted((a, b) => compareText(a.id, b.id));
  return tasks
    .toSorted((a, b) => compareText(a.id, b.id))
    .flatMap((task) =>
      people.filter(({ id, hours }) => hours >= task.hours && task.able.includes(id)).map((worker) => ({ task, worker })),
    )
    .map((pair, index) => ({ ...pair, name: `x${index}` }));
}

/** Values become whole thousandths, and hours whole minutes, so that nothing depends on rounding. */
const scale = 1000;

function programOf(pairs: readonly Pair[]): string {
  const sumOf = (some: readonly Pair[], weight: (pair: Pair) => number): string =>
    some.map((pair) => `${weight(pair)} ${pair.name}`).join('\n + ');
  const once = [...Map.groupBy(pairs, ({ task }) => task.id).values()].map((own) => `${sumOf(own, () => 1)} <= 1`);
  const within = [...Map.groupBy(pairs, ({ worker }) => worker.id).values()].map(
    (own) => `${sumOf(own, ({ task }) => Math.round(60 * task.hours))} <= ${Math.floor(60 * (own[0]?.worker.hours ?? 0))}`,
  );
  return [
    'Maximize',
    ` value: ${sumOf(pairs, ({ task }) => Math.round(scale * task.value))}`,
    'Subject To',
    ...[...once, ...within].map((row, index) => ` r${index}: ${row}`),
    'Binary',
    ...pairs.map(({ name }) => ` ${name}`),
    'End\n',
  ].join('\n');
}

function personOf(pairs: readonly Pair[], { chosen }: Pick<ProgramSolution, 'chosen'>): Map<string, string> {
  return new Map(pairs.filter(({ name }) => chosen.has(name)).map(({ task, worker }) => [task.id, worker.id]));
}
