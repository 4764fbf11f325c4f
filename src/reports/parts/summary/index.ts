import { definePart } from '../../part.ts';
import { summaryOf } from './compute.ts';
import { summarySchema } from './schema.ts';
import { summarySection } from './section.ts';

export const summary = definePart({
  id: 'summary',
  field: 'summary',
  schema: summarySchema,
  compute: summaryOf,
  section: summarySection,
});
