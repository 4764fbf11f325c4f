import { z } from 'zod';
import { count, shareSchema } from '../../shared-schema.ts';
import { contractSchema } from '../findability/schema.ts';

export const summarySchema = z.strictObject({
  articles: count,
  published: count,
  overdue: count,
  stalenessDebt: z.number().min(0),
  helpfulness: shareSchema.describe('Learners’ votes on the present texts of published articles, pooled.'),
  coverage: shareSchema,
  contract: contractSchema.nullable().describe('Sum over all articles; null when it was not checked.'),
  demand: z.number().min(0).describe('Weighted not-helpful votes and failed searches.'),
  notHelpful: count,
  failedSearches: count,
  gaps: count,
});

export interface SummaryResult {
  summary: z.output<typeof summarySchema>;
}
