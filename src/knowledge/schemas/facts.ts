import { z } from 'zod';
import { idField, labelField } from '../fields.ts';

/** `content/facts.yaml`: what more than one page says, kept in one place and shown by `<Fact id="…" />`. */
export const factsSchema = z.array(
  z.strictObject({
    id: idField,
    /** The words that stand in the sentence, per locale: `7 天`, `7 days`. */
    value: labelField,
    /** For writers: where the fact comes from. */
    note: z.string().optional(),
  }),
);

export type Facts = z.output<typeof factsSchema>;
