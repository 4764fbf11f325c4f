import { z } from 'zod';
import { idField, severityField } from '../../../knowledge/fields.ts';
import { methodNames } from '../../../metrics/forecast.ts';
import { count } from '../../shared-schema.ts';

const kindSchema = z
  .enum(['question', 'fault', 'wish', 'complaint'])
  .describe('question: a need; fault: a problem with the product. By rules for texts, by the staff for questions.');

const topicSchema = z.strictObject({
  locale: idField,
  source: z.enum(['searches', 'comments']).describe('searches: at least `demandThreshold` readers typed each phrasing.'),
  phrasings: z.array(z.string()).describe('In the readers’ words, the most frequent first.'),
  kind: kindSchema,
  sentiment: z.enum(['negative', 'neutral', 'positive']).describe('By words and votes.'),
  frequency: count.describe('Failed searches or comments.'),
  severity: severityField,
  priority: z.number().min(0).describe('Frequency × severity.'),
  article: idField.nullable().describe('Nearest article, or the one that was commented on.'),
  action: z
    .enum(['new-article', 'new-answers', 'rewrite', 'fix-product', 'none', 'rare', 'unknown'])
    .describe(
      'new-article: no article is near enough. new-answers: the nearest article answers it and should list the phrasing. rewrite: readers of the article say what is missing or wrong. fix-product: a fault, a wish or a complaint, which no article settles. none: an article lists it by now. rare: the site was searched for the most frequent texts only, and this is none of them. unknown: no built site was searched.',
    ),
});

const forecastSchema = z.strictObject({
  method: z.enum(methodNames),
  meanAbsoluteError: z.number().min(0).describe('Of the backtest, in signals a week.'),
  weeks: z.array(z.strictObject({ value: z.number(), low: z.number(), high: z.number() })).describe('80 % intervals.'),
});

const weekSchema = z.strictObject({ from: z.string(), to: z.string(), failed: count, questions: count });

const demandCategorySchema = z.strictObject({
  locale: idField,
  category: idField.nullable(),
  failed: count.describe('Failed searches in the period.'),
  question: count,
  fault: count,
  wish: count,
  complaint: count,
  frequency: count.describe('All of these.'),
  lastWeek: count,
  weekBefore: count,
  severity: severityField,
  priority: z.number().min(0).describe('Frequency × severity.'),
  nextWeek: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
});

export const demandSchema = z.strictObject({
  recorded: z.boolean(),
  topics: z.array(topicSchema).describe('Highest priority first.'),
  categories: z.array(demandCategorySchema).describe('Highest priority first. They add up to all failed searches and questions.'),
  weeks: z.array(weekSchema).describe('The earliest first, from the first one with demand on.'),
  forecast: forecastSchema.nullable().describe('Null with too few weeks.'),
});

export type DemandReport = z.output<typeof demandSchema>;
export type Topic = z.output<typeof topicSchema>;
export type DemandCategory = z.output<typeof demandCategorySchema>;

export interface DemandResult {
  demand: DemandReport;
}
