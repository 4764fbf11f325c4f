import { z } from 'zod';
import { idField, labelField, textField } from '../fields.ts';

/** `content/glossary.yaml`: terms of the operator's service, explained to readers. */
export const glossarySchema = z.array(
  z.strictObject({
    id: idField,
    term: labelField,
    definition: labelField,
    /** Other words for it that articles should not use, by locale. */
    avoid: z
      .record(idField, z.array(textField.max(100, 'must be at most 100 characters')).max(50, 'must be at most 50 words'))
      .optional(),
  }),
);

export type Glossary = z.output<typeof glossarySchema>;
