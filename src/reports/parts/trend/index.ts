import { definePart } from '../../part.ts';
import { collectHistory } from './collect.ts';
import { trendOf } from './compute.ts';
import { trendSchema } from './schema.ts';
import { trendSection } from './section.ts';

export const trend = definePart({
  id: 'trend',
  collect: collectHistory,
  field: 'trend',
  schema: trendSchema,
  compute: trendOf,
  section: trendSection,
  tables: { trend: 'trend.weeks' },
});
