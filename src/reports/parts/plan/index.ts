import { definePart } from '../../part.ts';
import { planOf, type SolverInput } from './compute.ts';
import { planSchema } from './schema.ts';
import { planSection } from './section.ts';
import { loadSolver } from './solver.ts';

export const plan = definePart({
  id: 'plan',
  collect: async (): Promise<SolverInput> => ({ solve: await loadSolver() }),
  field: 'plan',
  schema: planSchema,
  compute: planOf,
  section: planSection,
  tables: { plan: 'plan.candidates', 'plan-people': 'plan.people' },
});
