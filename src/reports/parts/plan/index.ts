import { definePart } from '../../part.ts';
import { beginPlan, type SolverInput } from './compute.ts';
import { planSchema } from './schema.ts';
import { planSection } from './section.ts';
import { createSolver } from './solver.ts';

export const plan = definePart({
  id: 'plan',
  collect: async (): Promise<SolverInput> => ({ solve: createSolver() }),
  field: 'plan',
  schema: planSchema,
  begin: beginPlan,
  section: planSection,
  tables: { plan: 'plan.candidates', 'plan-people': 'plan.people' },
});
