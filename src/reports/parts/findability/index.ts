import { definePart } from '../../part.ts';
import { collectFindability } from './collect.ts';
import { findabilitySection } from './section.ts';

/** Its figures are fields of `articles` and `summary`. */
export const findability = definePart({
  id: 'findability',
  collect: collectFindability,
  section: findabilitySection,
});
