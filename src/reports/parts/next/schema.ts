import { z } from 'zod';
import { articleReference } from '../../shared-schema.ts';
import { articleReasonSchema } from '../comments/schema.ts';
import { gapSchema } from '../gaps/schema.ts';

/** Steps per list. Nobody reads longer lists, and the tables have every row. */
export const maxSteps = 10;

export const nextSchema = z
  .strictObject({
    rewrite: z.array(articleReference).describe('Upper end of the interval below the limit; most not-helpful votes first.'),
    watch: z
      .array(articleReference)
      .describe('Share below the limit, but the interval reaches it; most not-helpful votes first.'),
    fix: z.array(articleReasonSchema).describe('The top reason of each article with enough comments; highest priority first.'),
    review: z.array(articleReference).describe('Overdue; highest staleness debt first.'),
    write: z.array(gapSchema).describe('The first gaps.'),
  })
  .describe(`At most ${maxSteps} of each.`);

export interface NextResult {
  next: z.output<typeof nextSchema>;
}
