import type { Attack } from './attack.ts';

/** Every attack; one file each, which tests run in a short form as well. */
export const attacks: readonly Attack[] = [];
