import { z } from 'zod';
import { idField, labelField } from '../fields.ts';

/** `content/facts.yaml`: values that several articles mention, shown by `<Fact id="…" />`. */
export const factsSchema = z.array(
  z.strictObject({
    id: idField,
    value: labelField.describe('Text to insert into the sentence, by locale: `7 天`, `7 days`.'),
    note: z.string().optional().describe('For writers: the source of the fact.'),
  }),
);

export type Facts = z.output<typeof factsSchema>;
