import { definePart } from '../../part.ts';
import { collectFigures } from './collect.ts';
import { scorecardOf } from './compute.ts';
import { scorecardSchema } from './schema.ts';
import { scorecardSection } from './section.ts';

export const scorecard = definePart({
  id: 'scorecard',
  collect: collectFigures,
  field: 'scorecard',
  schema: scorecardSchema,
  compute: scorecardOf,
  section: scorecardSection,
  tables: { scorecard: 'scorecard.metrics' },
});
