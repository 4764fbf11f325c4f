import { z } from 'zod';
import { idField, severityField } from '../../../knowledge/fields.ts';
import { severityWeights } from '../../../metrics/severity-weights.ts';
import { count, daysSchema, periodSchema, shareSchema } from '../../shared-schema.ts';
import { proposalsSchema, questionSchema } from '../questions/schema.ts';

const outcomeSchema = z.strictObject({ count, share: shareSchema.describe('Of all searches.') });

const outcomesSchema = z.strictObject({
  searches: count.describe('found + unsure + noClick + rephrased.'),
  failed: count.describe('unsure + noClick + rephrased.'),
  found: outcomeSchema.describe('A confident answer was shown, and the reader neither left without a click nor searched again.'),
  unsure: outcomeSchema.describe('The best match was below the out-of-scope threshold (`no-result`).'),
  empty: outcomeSchema
    .nullable()
    .describe('Of the unsure ones, those that showed no article; null where pages of an earlier version did not tell.'),
  noClick: outcomeSchema.describe('A confident answer was shown, and the reader left without a click.'),
  rephrased: outcomeSchema.describe('A confident answer was shown, and the reader searched again in other words.'),
});

const weights = Object.entries(severityWeights)
  .map(([severity, weight]) => `${severity} ${weight}`)
  .join(', ');

const failedCounts = {
  failed: count.describe('Failed searches in the period.'),
  lastWeek: count,
  weekBefore: count,
};

const failedCategorySchema = z.strictObject({
  locale: idField,
  category: idField
    .nullable()
    .describe('Of the nearest article; null for all searches without one, or with one that is not in the taxonomy.'),
  ...failedCounts,
  severity: severityField,
  priority: z.number().min(0).describe(`Failed searches × severity (${weights}).`),
});

const failedWordSchema = z.strictObject({ locale: idField, word: z.string(), ...failedCounts });

export const searchesSchema = z.strictObject({
  recorded: z.boolean().describe('False without a database: searches are unknown, not none.'),
  period: periodSchema,
  total: outcomesSchema,
  weeks: z.array(daysSchema.extend(outcomesSchema.shape)).describe('The earliest first.'),
  categories: z.array(failedCategorySchema).describe('Highest priority first. They add up to all failed searches.'),
  words: z.array(failedWordSchema).describe('Words that occur in the index, without stop words; the most frequent first.'),
  isSiteSearched: z.boolean().describe('False without a built site: the nearest articles are unknown.'),
  questions: z
    .array(questionSchema)
    .describe('Questions that enough readers asked for the text to be stored; highest priority first.'),
  proposals: proposalsSchema.describe('What proposals.patch adds to the content.'),
});

export type SearchesReport = z.output<typeof searchesSchema>;
export type SearchOutcomes = z.output<typeof outcomesSchema>;
export type FailedCategory = z.output<typeof failedCategorySchema>;
export type FailedWord = z.output<typeof failedWordSchema>;

export interface SearchesResult {
  searches: SearchesReport;
}
