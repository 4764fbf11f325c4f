import { definePart } from '../../part.ts';
import { stalenessOf } from './compute.ts';
import { stalenessSchema } from './schema.ts';
import { stalenessSection } from './section.ts';

export const staleness = definePart({
  id: 'staleness',
  field: 'staleness',
  schema: stalenessSchema,
  compute: stalenessOf,
  section: stalenessSection,
  tables: { staleness: 'staleness' },
});
