import { compareText } from '../../compare.ts';
import type { BaseInput, PersonInput } from '../../input.ts';
import { type Assignment, assignWork, type Task } from './assign-work.ts';
import { type CandidatesInput, type CandidatesResults, candidatesOf } from './candidates.ts';
import type { Candidate, PlannedWork, PlanReport } from './schema.ts';
import type { Solve } from './solver.ts';

export interface SolverInput {
  solve: Solve;
}

type Input = CandidatesInput & Pick<BaseInput, 'people'> & SolverInput;

/** How much longer or shorter everything might take. */
const doubt = 0.2;

/**
 * Pairs of tasks and people up to which the plan is also solved with one more hour for each person and with other efforts:
 * beyond, that would take minutes.
 */
const maxPairs = 1_500;

/** Who does what next week. */
export function planOf(input: Input, results: CandidatesResults): PlanReport {
  const { categories, solve } = input;
  const writers = input.people.filter(({ hours }) => hours.writing > 0);
  const ableTo = ability(writers, categories);
  const candidates = candidatesOf(input, results).map((candidate) => ({ ...candidate, able: ableTo(candidate) }));
  const workers = writers.map(({ id, hours }) => ({ id, hours: hours.writing }));
  const assign = (effort: number): Assignment =>
    assignWork(
      candidates.map((candidate): Task => ({ ...candidate, hours: candidate.hours * effort })),
      workers,
      solve,
    );
  const plan = assign(1);
  const isSmall = candidates.reduce((sum, { able }) => sum + able.length, 0) <= maxPairs;
  const [faster, slower] = isSmall ? [assign(1 - doubt), assign(1 + doubt)] : [];
  const planned = candidates.map(
    (candidate): PlannedWork => ({
      ...candidate,
      person: plan.personOf.get(candidate.id) ?? null,
      ifFaster: faster?.personOf.has(candidate.id) ?? null,
      ifSlower: slower?.personOf.has(candidate.id) ?? null,
    }),
  );
  const gainOf = (person: string): number | null => {
    if (!isSmall || !plan.isProven || planned.length === 0) return null;
    const more = workers.map((worker) => (worker.id === person ? { ...worker, hours: worker.hours + 1 } : worker));
    const { value, isProven } = assignWork(candidates, more, solve);
    return isProven ? Math.max(0, value - plan.value) : null;
  };
  const done = planned.filter(({ person }) => person !== null);
  return {
    state: workers.length === 0 ? 'nobody' : planned.length === 0 ? 'nothing' : plan.isProven ? 'proven' : 'bounded',
    value: plan.value,
    bound: Math.max(plan.bound, plan.value),
    gap: plan.bound > plan.value ? (plan.bound - plan.value) / plan.bound : 0,
    helped: helpedBy(done),
    people: writers.map(({ id, hours }) => {
      const own = done.filter(({ person }) => person === id);
      const plannedHours = own.reduce((sum, each) => sum + each.hours, 0);
      return {
        person: id,
        availableHours: hours.writing,
        plannedHours,
        utilisation: Math.min(1, plannedHours / hours.writing),
        idleHours: Math.max(0, hours.writing - plannedHours),
        helped: helpedBy(own),
        gain: gainOf(id),
      };
    }),
    candidates: sortWork(planned, writers),
    left: planned.length - done.length,
    unable: planned.filter(({ able }) => able.length === 0).length,
  };
}

/** Finds who has the skill, by the category or one above it, and the language. */
function ability(
  writers: readonly PersonInput[],
  categories: Input['categories'],
): (candidate: Pick<Candidate, 'category' | 'locale'>) => string[] {
  const above = new Map(categories.map(({ id, ancestors }) => [id, [id, ...ancestors]]));
  return ({ category, locale }) =>
    writers
      .filter(({ languages }) => languages.includes(locale))
      .filter(({ skills }) => category === null || (above.get(category) ?? [category]).some((each) => skills.includes(each)))
      .map(({ id }) => id);
}

function helpedBy(some: readonly PlannedWork[]): number {
  return some.reduce((sum, { helped }) => sum + helped, 0);
}

function sortWork(planned: readonly PlannedWork[], writers: readonly PersonInput[]): PlannedWork[] {
  const placeOf = ({ person }: PlannedWork): number =>
    person === null ? writers.length : writers.findIndex(({ id }) => id === person);
  return planned.toSorted((a, b) => placeOf(a) - placeOf(b) || b.value - a.value || compareText(a.id, b.id));
}
