import type { Attack } from './attack.ts';
import { personalData } from './personal-data.ts';
import { slowPattern } from './slow-pattern.ts';

/** Every attack; one file each, which tests run in a short form as well. */
export const attacks: readonly Attack[] = [slowPattern, personalData];
