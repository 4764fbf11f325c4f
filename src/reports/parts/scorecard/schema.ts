import { z } from 'zod';
import { idField } from '../../../knowledge/fields.ts';
import { metricIds } from '../../../knowledge/metric-ids.ts';
import { minSample } from '../../../metrics/share.ts';
import { count, daysSchema, part } from '../../shared-schema.ts';

/** Why a figure is unknown. */
const missing = z.enum(['no-data', 'too-few', 'no-figures', 'not-measured', 'still-waiting']);

const metricSchema = z.strictObject({
  metric: z.enum(metricIds),
  value: z.number().nullable().describe('Shares 0 to 1, times in minutes; null when it is unknown.'),
  low: part.nullable().describe('Ends of the 95 % Wilson interval, where the value is a share of observations.'),
  high: part.nullable(),
  n: count.nullable().describe('Number of observations.'),
  missing: missing.nullable().describe('Why it is unknown; null when it is known.'),
  target: z.number().nullable(),
  alert: z.number().nullable(),
  better: z.enum(['higher', 'lower']).nullable(),
  scale: z.number().nullable(),
  state: z.enum(['met', 'missed', 'alert', 'unknown', 'no-target']),
  isSure: z.boolean().describe('Whether the whole interval is on the value’s side of the target.'),
  shortfall: z.number().nullable().describe('(value − target) ÷ scale, positive when worse than the target.'),
  deviation: z.number().min(0).nullable().describe('shortfall².'),
});

/** Of the 95 % interval, which may reach beyond what is possible. */
const ends = { low: z.number().nullable(), high: z.number().nullable() };

const effectSchema = daysSchema.extend({
  satisfaction: part.nullable().describe('S: good answers ÷ answers of the weeks within the period.'),
  conversion: part.nullable().describe('C: converted ÷ visits.'),
  churn: part.nullable().describe('L: lost ÷ customers.'),
  value: z
    .number()
    .nullable()
    .describe(`S + C − L; null when one of them is unknown, or of fewer than ${minSample} observations.`),
  ...ends,
});

export const scorecardSchema = z.strictObject({
  metrics: z.array(metricSchema).describe('Those with a target first, the worst on top; then unknown ones; then the rest.'),
  deviation: z.number().min(0).nullable().describe('Σ deviation of the figures with a target; null when none is known.'),
  missedDeviation: z.number().min(0).nullable().describe('The part of it that missed targets have.'),
  worst: z.enum(metricIds).nullable().describe('Largest shortfall, even when no target is missed.'),
  missing: z.array(z.enum(metricIds)).describe('Figures with a target that are unknown: they are in no sum.'),
  unknownTargets: z.array(idField).describe('Names in targets.yaml that are not figures.'),
  quality: z
    .strictObject({
      processed: count.describe('P: questions answered whose time is known.'),
      hours: z.number().min(0).nullable().describe('T: hours spent on them.'),
      perHour: z.number().min(0).nullable().describe('C = P ÷ T.'),
      resolutionRate: part.nullable().describe('R = resolved ÷ received.'),
      satisfaction: part.nullable().describe('A: CSAT.'),
      value: z.number().min(0).nullable().describe('S = C × R × A: questions an hour that are resolved to satisfaction.'),
      hoursFrom: z.enum(['staff', 'figures']).nullable().describe('Noted with the answers, or handlingHours of the CSV.'),
    })
    .describe('Service quality.'),
  effect: z
    .strictObject({ now: effectSchema.nullable(), before: effectSchema.nullable(), change: z.number().nullable(), ...ends })
    .describe('S + C − L of the latest period of the CSV and of the one before it.'),
});

export type Scorecard = z.output<typeof scorecardSchema>;
export type Metric = Scorecard['metrics'][number];
export type Effect = z.output<typeof effectSchema>;

export interface ScorecardResult {
  scorecard: Scorecard;
}
