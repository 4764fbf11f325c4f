import { count } from '../../parts.ts';

/** The option of every proof that sends random requests. */
export const seed = count(1, 'another seed sends other requests');
