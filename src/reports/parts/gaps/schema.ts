import { z } from 'zod';
import { idField, severityField } from '../../../knowledge/fields.ts';

export const gapSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['empty-category', 'missing-translation']),
    locale: idField,
    category: idField,
    article: idField.nullable().describe('The article to translate; null for an empty category.'),
    demand: z.number().min(0),
    severity: severityField,
  }),
  z
    .strictObject({
      kind: z.literal('unanswered-question'),
      locale: idField,
      category: idField.nullable().describe('Of the nearest article, which is not near enough to answer it.'),
      question: z.string().describe('As readers typed it.'),
      demand: z.number().min(0),
      severity: severityField,
    })
    .describe('A question that readers asked and no article answers.'),
]);

export type Gap = z.output<typeof gapSchema>;
