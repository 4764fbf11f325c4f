import { z } from 'zod';
import { count } from '../../shared-schema.ts';

export const contractSchema = z
  .strictObject({
    questions: count.describe('Questions of the article that were asked.'),
    fragile: count.describe('Those found among the first three only in their exact wording.'),
  })
  .describe('As of the last `npm run check -- --fragile`.');
