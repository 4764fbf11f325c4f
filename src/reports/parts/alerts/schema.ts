import { z } from 'zod';
import { idField } from '../../../knowledge/fields.ts';
import type { Period } from '../../../metrics/period.ts';
import { articleReference, count, daysSchema, part } from '../../shared-schema.ts';
import { fallLimits, watchedRatios, weeksToFalseAlarm } from './limits.ts';

const countedSchema = z.strictObject({ count, n: count });

const ownerField = idField.nullable().describe('Team or person to act; null for whoever runs the help centre.');

const fallSchema = z
  .strictObject({
    kind: z.literal('fall'),
    article: articleReference,
    since: daysSchema.describe('First week of the votes that showed it.'),
    before: countedSchema.describe('Helpful of all votes on the present text before the last weeks.'),
    recent: countedSchema.describe('The same for the last weeks.'),
    weeks: count.describe(`How many weeks these are: ${fallLimits.windows.join(' or ')}, whichever shows it best.`),
    p: part.describe('One-sided, Fisher’s exact test.'),
    owner: ownerField,
  })
  .describe('An article that helps less than it did.');

const raisedKinds = Object.keys(watchedRatios) as (keyof typeof watchedRatios)[];

/** What an alert can say. */
export const alertKinds = ['fall', ...raisedKinds] as const;

const raisedSchema = z
  .strictObject({
    kind: z.enum(raisedKinds),
    category: idField.nullable().describe('Of a topic; null otherwise.'),
    since: daysSchema.describe('First week of the increase.'),
    observed: z.strictObject({ count, n: count.nullable() }).describe('Since then; n is null for a count of its own.'),
    weeks: count.describe('Number of weeks since then.'),
    usual: z.number().min(0).describe('Upper end of what is usual: a share where there is an n, otherwise a week’s count.'),
    owner: ownerField,
  })
  .describe('Something that happens more often than usual.');

const alertSchema = z.discriminatedUnion('kind', [fallSchema, raisedSchema]);

export const alertsSchema = z.strictObject({
  alerts: z.array(alertSchema).describe('What has to be looked at, most readers first.'),
  possible: z
    .array(fallSchema)
    .describe(`Falls that may be chance: p ≤ ${fallLimits.possibleBelow}, but no alert among so many articles; lowest p first.`),
  past: z
    .array(raisedSchema.extend({ until: daysSchema.describe('Last week in which the alert stood.') }))
    .describe('Alerts that stood in the period and ended, the latest first.'),
  watched: z
    .strictObject({
      articles: count.describe('Articles with enough votes to see a fall.'),
      series: count.describe('Series with enough weeks to tell what is usual.'),
      tooShort: count.describe('Series without; nothing can be said about them.'),
      weeks: count.describe('Complete calendar weeks with records.'),
    })
    .describe('What it means when there is no alert.'),
  limits: z.strictObject({
    falseDiscoveryRate: part.describe('In a week in which no article got worse, P(any is reported).'),
    weeksToFalseAlarm: count.describe(`Mean weeks up to a false alarm of any series: ${weeksToFalseAlarm} or more.`),
  }),
});

export type Alert = z.output<typeof alertSchema>;
export type FallAlert = z.output<typeof fallSchema>;
export type SeriesAlert = z.output<typeof raisedSchema>;
export type PastAlert = SeriesAlert & { until: Period };

export interface AlertsResult {
  alerts: z.output<typeof alertsSchema>;
}
