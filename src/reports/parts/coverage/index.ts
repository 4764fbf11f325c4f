import { definePart } from '../../part.ts';
import { collectVisits } from './collect.ts';
import { coverageOf } from './compute.ts';
import { coverageSchema } from './schema.ts';
import { coverageSection } from './section.ts';

export const coverage = definePart({
  id: 'coverage',
  collect: collectVisits,
  field: 'coverage',
  schema: coverageSchema,
  compute: coverageOf,
  section: coverageSection,
  tables: { coverage: 'coverage.rows', 'coverage-cells': 'coverage.cells' },
});
