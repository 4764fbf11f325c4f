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
  const pairs = pairsOf(withoutDominated(tasks, workers), workers);
  if (pairs.length === 0) return { personOf: new Map(), value: 0, bound: 0, isProven: true };
  const { chosen, value, bound, isProven } = solve({ text: programOf(pairs), variables: pairs.map(({ name }) => name) });
  return { personOf: personOf(pairs, { chosen }), value: value / scale, bound: bound / scale, isProven };
}

/**
 * Tasks that can be part of the best answer. Of those that take the same time and that the same people are able to do, only as
 * many as fit into these people's hours: each of the others could be exchanged for one that is worth more. A large site has
 * thousands of others.
 */
function withoutDominated(tasks: readonly Task[], workers: readonly Worker[]): Task[] {
  const alike = Map.groupBy(tasks, ({ hours, able }) => JSON.stringify([hours, [...new Set(able)].sort()]));
  return [...alike.values()].flatMap((group) => {
    const fitting = workers.reduce((sum, worker) => sum + howOften(worker, group[0]), 0);
    return group.toSorted((a, b) => b.value - a.value || compareText(a.id, b.id)).slice(0, fitting);
  });
}

/** How many tasks like one a person can do. */
function howOften(worker: Worker, task: Task | undefined): number {
  return task?.able.includes(worker.id) ? Math.floor(availableMinutes(worker) / minutesFor(task)) : 0;
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

function minutesFor({ hours }: Task): number {
  return Math.round(60 * hours);
}

function availableMinutes({ hours }: Worker): number {
  return Math.floor(60 * hours);
}

function programOf(pairs: readonly Pair[]): string {
  const sumOf = (some: readonly Pair[], weight: (pair: Pair) => number): string =>
    some.map((pair) => `${weight(pair)} ${pair.name}`).join('\n + ');
  const once = [...Map.groupBy(pairs, ({ task }) => task.id).values()].map((own) => `${sumOf(own, () => 1)} <= 1`);
  const within = [...Map.groupBy(pairs, ({ worker }) => worker.id).values()].map(
    (own) => `${sumOf(own, ({ task }) => minutesFor(task))} <= ${availableMinutes(own[0]?.worker ?? { id: '', hours: 0 })}`,
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
