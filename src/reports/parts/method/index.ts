import { definePart } from '../../part.ts';
import { methodSection } from './section.ts';

export const method = definePart({ id: 'method', section: methodSection });
