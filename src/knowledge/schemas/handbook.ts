import { z } from 'zod';
import { textField } from '../fields.ts';

/** Front matter of a page of the operator's handbook, which exists in the internal edition only. */
export const handbookSchema = z.strictObject({
  title: textField.max(120, 'must be at most 120 characters'),
  summary: textField.max(300, 'must be at most 300 characters'),
  order: z.number().describe('Sort key in the list of pages.'),
});

export type HandbookData = z.output<typeof handbookSchema>;
