import { z } from 'zod';
import { idField } from '../../../knowledge/fields.ts';
import { articleReference, count, daysSchema, part } from '../../shared-schema.ts';
import { fallLimits, watchedRatios, weeksToFalseAlarm } from './limits.ts';

const countedSchema = z.strictObject({ count, n: count });

const ownerField = idField.nullable().describe('Team or person to act; null for whoever runs the help centre.');

const alertSchema = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('fall'),
      article: articleReference,
      since: daysSchema.describe('First week of the votes that showed it.'),
      before: countedSchema.describe('Helpful of all votes on the present text before the last weeks.'),
      recent: countedSchema.describe(`The same for the last ${fallLimits.window} weeks.`),
      p: part.describe('One-sided, Fisher’s exact test.'),
      owner: ownerField,
    })
    .describe('An article that helps less than it did.'),
  z
    .strictObject({
      kind: z.enum(Object.keys(watchedRatios) as (keyof typeof watchedRatios)[]),
      category: idField.nullable().describe('Of a topic; null otherwise.'),
      since: daysSchema.describe('First week of the increase.'),
      observed: z.strictObject({ count, n: count.nullable() }).describe('Since then; n is null for a count of its own.'),
      weeks: count.describe('Number of weeks since then.'),
      usual: z.number().min(0).describe('Upper end of what is usual: a share where there is an n, otherwise a week’s count.'),
      owner: ownerField,
    })
    .describe('Something that happens more often than usual.'),
]);

export const alertsSchema = z.strictObject({
  alerts: z.array(alertSchema).describe('What has to be looked at, most readers first.'),
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
export type SeriesAlert = Exclude<Alert, { kind: 'fall' }>;

export interface AlertsResult {
  alerts: z.output<typeof alertsSchema>;
}
