import type { Attack } from './attack.ts';
import { clockJump } from './clock-jump.ts';
import { pipelining } from './pipelining.ts';

/** Every attack; one file each, which tests run in a short form as well. */
export const attacks: readonly Attack[] = [pipelining, clockJump];
