import { z } from 'zod';
import { idField, severityField } from '../../../knowledge/fields.ts';
import { methodNames } from '../../../metrics/forecast.ts';
import { count } from '../../shared-schema.ts';

const kindSchema = z
  .enum(['question', 'fault', 'wish', 'complaint'])
  .describe('question: a need; fault: a problem with the product. By rules for texts, by the staff for questions.');

const topicSchema = z.strictObject({
  locale: idField,
  source: z
    .enum(['searches', 'comments', 'questions'])
    .describe(
      'Where it comes from. searches: at least `demandThreshold` readers typed each phrasing. questions: only questions are about it, at least as many as `demandThreshold` says.',
    ),
  phrasings: z
    .array(z.string())
    .describe('In the readers’ words, the most frequent first; empty for a topic of questions, whose texts are not shown.'),
  words: z.array(z.string()).describe('Of a topic of questions: words that at least `demandThreshold` askers used.'),
  ids: z.array(z.string()).describe('Of a topic of questions: ids of the newest, for staff who may read them.'),
  kind: kindSchema,
  sentiment: z.enum(['negative', 'neutral', 'positive']).describe('By words and votes.'),
  frequency: count.describe('Failed searches or comments, and questions.'),
  questions: count.describe('Of these, questions; 0 while they are not decrypted.'),
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
  asked: z
    .strictObject({
      isRead: z.boolean().describe('Whether the texts of questions were decrypted, which needs `KB_KEY`.'),
      grouped: count.describe('Questions that are part of a topic.'),
      small: count.describe('Questions on topics of which there are too few to show one.'),
      unreadable: count.describe('Questions that the key does not open.'),
      left: count.describe('Older questions of the period, which were not read.'),
    })
    .describe('What the topics say of questions.'),
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
