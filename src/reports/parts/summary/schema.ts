import { z } from 'zod';
import { idField } from '../../../knowledge/fields.ts';
import type { overviewMetricIds } from '../../../knowledge/metric-ids.ts';
import { count, shareSchema } from '../../shared-schema.ts';
import { contractSchema } from '../findability/schema.ts';

/** The figures, each with the metric of targets.yaml that it is compared with. */
export const targetMetrics = {
  found: 'search-success',
  helped: 'helpfulness',
  covered: 'coverage',
  'in-time': 'promises-kept',
  satisfied: 'csat',
} as const satisfies Record<string, (typeof overviewMetricIds)[number]>;

export type FigureId = keyof typeof targetMetrics;

const figureSchema = z.strictObject({
  id: z.enum(Object.keys(targetMetrics) as FigureId[]),
  now: shareSchema.describe('Of the period.'),
  before: shareSchema.describe('Of the period before, of the same length.'),
  change: z
    .strictObject({
      difference: z.number(),
      low: z.number(),
      high: z.number(),
      certainty: z.enum(['clear', 'probable', 'steady', 'open']),
    })
    .nullable()
    .describe('now − before with Newcombe’s 95 % interval (method 10); null where one of them is unknown.'),
  target: z
    .strictObject({
      metric: idField,
      value: z.number(),
      state: z.enum(['met', 'missed', 'alert', 'unknown']),
      shortfall: z.number().nullable().describe('(value − target) ÷ scale, positive when worse.'),
      isSure: z.boolean().describe('Whether the whole interval is on that side of the target.'),
    })
    .nullable()
    .describe('Null without a line in targets.yaml.'),
});

export type Figure = z.output<typeof figureSchema>;

export const summarySchema = z.strictObject({
  figures: z.array(figureSchema).describe('found, helped, covered, in-time, satisfied.'),
  worst: z
    .enum(Object.keys(targetMetrics) as FigureId[])
    .nullable()
    .describe('The figure furthest from its target; null when none is missed.'),
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
