import { definePart } from '../../part.ts';
import { collectHandled } from './collect.ts';
import { capacityOf } from './compute.ts';
import { capacitySchema } from './schema.ts';
import { capacitySection } from './section.ts';

export const capacity = definePart({
  id: 'capacity',
  collect: collectHandled,
  field: 'capacity',
  schema: capacitySchema,
  compute: capacityOf,
  section: capacitySection,
  tables: { 'capacity-teams': 'capacity.teams', 'capacity-weeks': 'capacity.weeks', 'capacity-kinds': 'capacity.kinds' },
});
