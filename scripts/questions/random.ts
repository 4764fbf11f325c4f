import { randomBytes } from 'node:crypto';
import type { RandomBytes } from '../../src/readers/random.ts';

export const randomOf: RandomBytes = (size) => randomBytes(size);
