import { z } from 'zod';
import { idField, textField } from '../fields.ts';

/** Front matter of a reply template, `content/replies/<locale>/<id>.mdx`. Only the staff sees them. */
export const replySchema = z.strictObject({
  title: textField.max(80, 'must be at most 80 characters').describe('What the staff chooses it by; unique in its locale.'),
  category: idField
    .optional()
    .describe('Id of a category of taxonomy.yaml; offered for its questions, and those of its subcategories.'),
  kind: z
    .enum(['question', 'fault', 'wish', 'complaint'])
    .optional()
    .describe('Kind of question that it replies to; any when left out.'),
});

export type ReplyData = z.output<typeof replySchema>;
