import { count } from '../../parts.ts';

/** The option of every proof that sends random requests. */
export const seed = count(1, 'seed of the random requests');
