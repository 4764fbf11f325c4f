import { definePart } from '../../part.ts';
import { demandReportOf } from './compute.ts';
import { demandSchema } from './schema.ts';
import { demandSection } from './section.ts';

export const demand = definePart({
  id: 'demand',
  field: 'demand',
  schema: demandSchema,
  compute: demandReportOf,
  section: demandSection,
  tables: {
    'demand-topics': 'demand.topics',
    'demand-categories': 'demand.categories',
    'demand-weeks': 'demand.weeks',
  },
});
