import { performance } from 'node:perf_hooks';
import { assignWork, type Task, type Worker } from '../../../../src/reports/parts/plan/assign-work.ts';
import { loadSolver } from '../../../../src/reports/parts/plan/solver.ts';
import { work } from '../../../../src/reports/parts/plan/work.ts';
import { seededRandom } from '../../../../src/simulation/random.ts';
import { count, definePart } from '../../parts.ts';
import { renderTable } from '../../table.ts';

/** Seconds of the processor: on an idle machine, those that a writer waits. */
const budgetSeconds = 10;

/** At most so much of the value may be missing. */
const budgetGap = 0.001;

export const planBenchmark = definePart({
  name: 'plan',
  summary: ['the work plan: who does what of many tasks, solved once, with the proven distance from the best'],
  options: {
    candidates: count(500, 'how many tasks there are to choose from'),
    people: count(20, 'how many people there are; each can do a third of the tasks'),
    seed: count(1, 'seed of tasks and people'),
  },
  async run({ candidates, people, seed }, progress) {
    const random = seededRandom(seed, 'plan');
    const workers = Array.from(
      { length: people },
      (_, index): Worker => ({ id: `person ${index}`, hours: 4 + random.below(11) }),
    );
    const hours = Object.values(work).map((kind) => kind.hours);
    const tasks = Array.from(
      { length: candidates },
      (_, index): Task => ({
        id: `task ${index}`,
        hours: random.pick(hours),
        value: Math.round(1000 * random.logNormal(3, 1)) / 1000 + 0.001,
        able: workers.filter(() => random.chance(1 / 3)).map(({ id }) => id),
      }),
    );
    progress(`${candidates} tasks, ${people} people`);
    const loading = performance.now();
    const solve = await loadSolver();
    const loadMs = performance.now() - loading;
    const start = process.cpuUsage();
    const { value, bound, isProven, personOf } = assignWork(tasks, workers, solve);
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    const gap = (bound - value) / bound;
    const isMet = seconds <= budgetSeconds && gap <= budgetGap;
    const report = {
      candidates,
      people,
      seconds,
      loadMs,
      planned: personOf.size,
      value,
      bound,
      gap,
      isProven,
      isMet,
    };
    const rows = [
      ['tasks planned', `${personOf.size} of ${candidates}`],
      ['seconds of the processor', `${seconds.toFixed(1)} (≤ ${budgetSeconds})`],
      ['below the best by at most', `${(100 * gap).toFixed(4)} % (≤ ${100 * budgetGap} %)${isProven ? ', proven best' : ''}`],
    ];
    return { report, text: `${renderTable(rows).join('\n')}\n`, isMet };
  },
});
