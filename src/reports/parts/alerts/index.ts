import { definePart } from '../../part.ts';
import { alertsOf } from './compute.ts';
import { alertsSchema } from './schema.ts';
import { alertsSection } from './section.ts';

export const alerts = definePart({
  id: 'alerts',
  field: 'alerts',
  schema: alertsSchema,
  compute: alertsOf,
  section: alertsSection,
  tables: { alerts: 'alerts.alerts' },
});
