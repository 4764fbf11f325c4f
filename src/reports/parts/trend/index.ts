import { definePart } from '../../part.ts';
import { collectHistory } from './collect.ts';

export const trend = definePart({ id: 'trend', collect: collectHistory });
