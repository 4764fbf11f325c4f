import { definePart } from '../../part.ts';
import { healthOf } from './compute.ts';
import { healthSchema } from './schema.ts';
import { healthSection } from './section.ts';

export const health = definePart({
  id: 'health',
  field: 'health',
  schema: healthSchema,
  compute: healthOf,
  section: healthSection,
  tables: { health: 'health.articles' },
});
