import { z } from 'zod';
import { idField } from '../../../knowledge/fields.ts';
import { articleReference, count } from '../../shared-schema.ts';
import { articleReasonSchema } from '../comments/schema.ts';
import { gapSchema } from '../gaps/schema.ts';

/** What can be done; the first one names a task that has several. */
export const taskKinds = ['investigate', 'rewrite', 'fix', 'review', 'answer', 'translate', 'write', 'watch', 'read'] as const;

const taskSchema = z.strictObject({
  kind: z.enum(taskKinds),
  also: z.array(z.enum(taskKinds)).describe('What else there is to do on the same article.'),
  article: articleReference.nullable().describe('Null for what has to be written.'),
  locale: idField,
  category: idField.nullable(),
  question: z.string().nullable().describe('In the readers’ words; null unless it is about one.'),
  learners: z.number().min(0).describe('How often it met learners in the period; the tasks are ranked by it.'),
  owner: idField.nullable().describe('Team or person; null for whoever runs the help centre.'),
});

export const nextSchema = z
  .strictObject({
    tasks: z.array(taskSchema).describe('All of the lists below, each article once; most learners first.'),
    investigate: z.array(articleReference).describe('Articles that help less than they did; see `alerts`.'),
    rewrite: z.array(articleReference).describe('Upper end of the interval below the limit; most not-helpful votes first.'),
    watch: z
      .array(articleReference)
      .describe('Share below the limit, but the interval reaches it; most not-helpful votes first.'),
    fix: z.array(articleReasonSchema).describe('The top reason of each article with comments; highest priority first.'),
    read: z
      .array(articleReference.extend({ count }))
      .describe('Articles with comments in learners’ words and no reason; most comments first.'),
    review: z.array(articleReference).describe('Overdue; highest staleness debt first.'),
    write: z.array(gapSchema).describe('All gaps.'),
  })
  .describe('Complete: nothing is left out.');

export type Task = z.output<typeof taskSchema>;
export type TaskKind = (typeof taskKinds)[number];

export interface NextResult {
  next: z.output<typeof nextSchema>;
}
