import { z } from 'zod';
import { idField, labelField } from '../fields.ts';

/** `content/facts.yaml`: values that several articles mention, shown by `<Fact id="…" />`. */
export const factsSchema = z.array(
  z.strictObject({
    id: idField,
    /** Text to insert into the sentence, by locale: `7 天`, `7 days`. */
    value: labelField,
    /** For writers: the source of the fact. */
    note: z.string().optional(),
  }),
);

export type Facts = z.output<typeof factsSchema>;
