import { definePart } from '../../part.ts';
import { gapsSection } from './section.ts';

/** Its figures are a field of `coverage`. */
export const gaps = definePart({
  id: 'gaps',
  section: gapsSection,
  tables: { gaps: 'coverage.gaps' },
});
