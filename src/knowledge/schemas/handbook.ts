import { z } from 'zod';
import { textField } from '../fields.ts';

/** Front matter of a handbook page: how this operator's staff and writers work. Shown in the internal edition only. */
export const handbookSchema = z.strictObject({
  title: textField.max(120, 'must be at most 120 characters'),
  summary: textField.max(300, 'must be at most 300 characters'),
  /** Place in the list of pages. */
  order: z.number(),
});

export type HandbookData = z.output<typeof handbookSchema>;
