import { z } from 'zod';
import { dateField, idField } from '../../../knowledge/fields.ts';
import { count, votesSchema } from '../../shared-schema.ts';
import { contractSchema } from '../findability/schema.ts';

const epochSchema = z.strictObject({
  epoch: count.describe('Counted from 1; 0 gathers votes on unknown texts.'),
  since: dateField.nullable().describe('Day its first text was first seen; null while the endpoint has not seen it.'),
  learners: votesSchema.describe('Votes cast in the public edition.'),
  staff: votesSchema.describe('Votes cast in the internal edition.'),
});

const freshnessSchema = z.strictObject({
  state: z.enum(['fresh', 'due', 'overdue']),
  dueOn: dateField.describe('Last day on which the review still holds.'),
  overdueDays: count,
});

const shortcomingSchema = z.enum(['unpublished', 'overdue', 'unhelpful', 'hard-to-find']);

const articleSchema = z.strictObject({
  id: idField,
  locale: idField,
  title: z.string(),
  editUrl: z
    .string()
    .regex(/^(?:https?:\/\/|\/(?!\/))/)
    .nullable()
    .describe('Where it can be edited; null unless site.yaml says how. Within the internal edition if it begins with `/`.'),
  category: idField,
  products: z.array(idField),
  stage: idField,
  audience: z.enum(['public', 'internal']),
  state: z.enum(['draft', 'in-review', 'published', 'archived']),
  owner: idField,
  reviewed: dateField,
  freshness: freshnessSchema.nullable().describe('Null unless published: an article that no reader sees does not go stale.'),
  current: epochSchema.describe('Votes on the present text.'),
  earlier: z.array(epochSchema).describe('Votes on earlier texts, the latest first.'),
  contract: contractSchema.nullable().describe('Null when it was not checked, or the article listed no questions then.'),
  shortcomings: z
    .array(shortcomingSchema)
    .describe('What keeps it from meeting demand, by the limits of `coverage.limits`; empty for an article that answers.'),
  demand: z
    .number()
    .min(0)
    .describe('Learners’ votes of the period on it, questions that it answered, and visits; searches belong to no article.'),
  stalenessDebt: z.number().min(0).describe('Overdue days × demand.'),
});

export const articlesSchema = z.array(articleSchema);

export type ArticleReport = z.output<typeof articleSchema>;
export type Shortcoming = z.output<typeof shortcomingSchema>;
export type Epoch = z.output<typeof epochSchema>;

export interface ArticlesResult {
  articles: readonly ArticleReport[];
}
