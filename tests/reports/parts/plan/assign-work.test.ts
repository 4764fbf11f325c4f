import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Assignment, assignWork, type Task, type Worker } from '../../../../src/reports/parts/plan/assign-work.ts';
import { loadSolver, type Solve } from '../../../../src/reports/parts/plan/solver.ts';

let solve: Solve;
beforeAll(async () => {
  solve = await loadSolver();
});

/** The most that can be had, by trying everything. */
function bestByForce(tasks: readonly Task[], workers: readonly Worker[]): number {
  const [task, ...rest] = tasks;
  if (task === undefined) return 0;
  const without = bestByForce(rest, workers);
  const withIt = workers.flatMap((worker, index) =>
    task.able.includes(worker.id) && worker.hours >= task.hours
      ? [task.value + bestByForce(rest, workers.with(index, { ...worker, hours: worker.hours - task.hours }))]
      : [],
  );
  return Math.max(without, ...withIt);
}

const people = ['ann', 'bo', 'cy'];
const quarters = (max: number) => fc.integer({ min: 1, max: 4 * max }).map((n) => n / 4);
const someTasks = fc
  .array(fc.record({ hours: quarters(3), value: fc.integer({ min: 1, max: 40 }).map((n) => n / 2), able: fc.subarray(people) }), {
    maxLength: 7,
  })
  .map((tasks) => tasks.map((task, index): Task => ({ ...task, id: `task ${index}` })));
const someWorkers = fc.tuple(...people.map((id) => quarters(4).map((hours): Worker => ({ id, hours }))));

function hoursOf(person: string, { personOf }: Assignment, tasks: readonly Task[]): number {
  return tasks.reduce((sum, { id, hours }) => sum + (personOf.get(id) === person ? hours : 0), 0);
}

describe('assignWork', () => {
  test('is worth as much as the best of all assignments, and keeps to skills and hours', () => {
    fc.assert(
      fc.property(someTasks, someWorkers, (tasks, workers) => {
        const found = assignWork(tasks, workers, solve);
        expect(found.isProven).toBe(true);
        expect(found.value).toBeCloseTo(bestByForce(tasks, workers), 6);
        for (const { id, hours } of workers) expect(hoursOf(id, found, tasks)).toBeLessThanOrEqual(hours);
        for (const { id, able } of tasks) expect([undefined, ...able]).toContain(found.personOf.get(id));
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  test('gives the same assignment whatever the order of tasks and people, also among equals', () => {
    const tasks = Array.from({ length: 6 }, (_, index): Task => ({ id: `task ${index}`, hours: 1, value: 2, able: people }));
    const workers = people.map((id): Worker => ({ id, hours: 1 }));
    const names = (found: Assignment): string[] => [...found.personOf].map(([task, person]) => `${task} ${person}`).sort();
    const once = names(assignWork(tasks, workers, solve));
    expect(once).toHaveLength(3);
    expect(names(assignWork(tasks.toReversed(), workers.toReversed(), solve))).toEqual(once);
  });

  test('is the same whatever the order, among many equals too, and one more hour never makes it worth less', () => {
    const equals = fc.array(fc.record({ hours: quarters(1), value: fc.constantFrom(1, 2), able: fc.subarray(people) }), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(equals, someWorkers, (drawn, workers) => {
        const tasks = drawn.map((task, index): Task => ({ ...task, id: `task ${index}` }));
        const found = assignWork(tasks, workers, solve);
        const turned = assignWork(tasks.toReversed(), workers.toReversed(), solve);
        expect([...turned.personOf].sort()).toEqual([...found.personOf].sort());
        for (const [index, worker] of workers.entries()) {
          const more = assignWork(tasks, workers.with(index, { ...worker, hours: worker.hours + 1 }), solve);
          expect(more.value).toBeGreaterThanOrEqual(found.value);
          expect(more.value).toBeCloseTo(bestByForce(tasks, workers.with(index, { ...worker, hours: worker.hours + 1 })), 6);
        }
      }),
      { numRuns: 25, seed: 11 },
    );
  });

  test('prefers two short tasks to one that is worth more than either', () => {
    const tasks: Task[] = [
      { id: 'long', hours: 3, value: 5, able: ['ann'] },
      { id: 'short', hours: 1.5, value: 3, able: ['ann'] },
      { id: 'other', hours: 1.5, value: 3, able: ['ann'] },
    ];
    expect([...assignWork(tasks, [{ id: 'ann', hours: 3 }], solve).personOf.keys()].sort()).toEqual(['other', 'short']);
  });

  test('considers no more tasks of a kind than fit into the hours, those worth most', () => {
    const tasks = Array.from(
      { length: 100 },
      (_, n): Task => ({ id: `task ${n}`, hours: 2, value: 1 + (n % 50), able: ['ann', 'bo'] }),
    );
    const asked: number[] = [];
    const counting: Solve = (program) => {
      asked.push(program.variables.length);
      return solve(program);
    };
    const workers = [
      { id: 'ann', hours: 5 },
      { id: 'bo', hours: 2 },
    ];
    expect([...assignWork(tasks, workers, counting).personOf.keys()].sort()).toEqual(['task 48', 'task 49', 'task 99']);
    expect(asked).toEqual([6]);
  });

  test('does nothing when nobody can', () => {
    const task: Task = { id: 'task', hours: 2, value: 1, able: [] };
    const none = { personOf: new Map(), value: 0, bound: 0, isProven: true };
    expect(assignWork([task], [{ id: 'ann', hours: 8 }], solve)).toEqual(none);
    expect(assignWork([{ ...task, able: ['ann'] }], [{ id: 'ann', hours: 1 }], solve)).toEqual(none);
  });

  test('says how far from the best it may be when the search is stopped early', () => {
    const stopped: Solve = ({ variables }) => ({
      chosen: new Set(variables.slice(0, 1)),
      value: 1000,
      bound: 1500,
      isProven: false,
    });
    const found = assignWork([{ id: 'task', hours: 1, value: 1, able: ['ann'] }], [{ id: 'ann', hours: 8 }], stopped);
    expect(found).toMatchObject({ value: 1, bound: 1.5, isProven: false });
  });
});
