import { definePart } from '../../part.ts';
import { nextSteps } from './compute.ts';
import { nextSchema } from './schema.ts';
import { nextSection } from './section.ts';

export const next = definePart({
  id: 'next',
  field: 'next',
  schema: nextSchema,
  compute: nextSteps,
  section: nextSection,
  tables: { tasks: 'next.tasks' },
});
