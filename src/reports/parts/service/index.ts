import { definePart } from '../../part.ts';
import { collectService } from './collect.ts';
import { serviceOf } from './compute.ts';
import { serviceSchema } from './schema.ts';
import { serviceSection } from './section.ts';

export const service = definePart({
  id: 'service',
  collect: collectService,
  field: 'service',
  schema: serviceSchema,
  compute: serviceOf,
  section: serviceSection,
  tables: {
    'service-weeks': 'service.weeks',
    'service-groups': 'service.groups',
    'service-waiting': 'service.waiting.states',
  },
});
