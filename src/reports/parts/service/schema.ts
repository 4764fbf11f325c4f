import { z } from 'zod';
import { dateField, idField } from '../../../knowledge/fields.ts';
import { minDurations } from '../../../metrics/service/durations.ts';
import { minSample } from '../../../metrics/share.ts';
import { count, daysSchema, periodSchema, shareSchema } from '../../shared-schema.ts';

const minutes = z.number().min(0);

const noDurations = [
  z.strictObject({ state: z.literal('unknown'), n: z.literal(0) }),
  z.strictObject({ state: z.literal('too-few'), n: count }),
] as const;

const knownDurations = z.strictObject({
  state: z.literal('known'),
  n: count,
  waiting: count.describe('Of these, not over yet; they count as lasting longer than they have so far.'),
  median: minutes.nullable().describe('Kaplan–Meier; null while more than half are not over.'),
  p90: minutes.nullable(),
  longest: minutes.describe('So far; what is null is at least as long.'),
});

const durationsSchema = z
  .discriminatedUnion('state', [...noDurations, knownDurations])
  .describe(`Minutes; too few below ${minDurations}.`);

const stageTime = z.discriminatedUnion('state', [
  ...noDurations,
  knownDurations.extend({ mean: minutes.describe('Of resolved questions whose every instant is known.') }),
]);

const stageTimes = z
  .strictObject({
    received: stageTime,
    classified: stageTime,
    assigned: stageTime,
    answered: stageTime.describe('From the first reply to the last resolution.'),
    total: stageTime.describe('From arrival to the last resolution; its mean is the sum of the others’.'),
  })
  .describe(`Minutes in each state; too few below ${minDurations} resolved questions whose every instant is known.`);

const handled = z
  .strictObject({
    questions: count,
    people: count,
    perPerson: z.number().nullable(),
    timed: count.describe('Whose minutes are written down.'),
    minutes: count.describe('Their sum.'),
    minutesEach: z.number().nullable().describe(`Null below ${minSample} timed questions.`),
    perHour: z.number().nullable().describe(`Timed questions ÷ their hours; null below ${minSample} of them.`),
  })
  .describe('Questions with a reply.');

const serviceFigures = z.strictObject({
  received: count,
  imported: count.describe('Of these, from a ticket export.'),
  erased: count.describe('Of these, whose texts are deleted; their times and states still count.'),
  answered: count,
  resolved: count,
  firstReply: durationsSchema.describe('From arrival to first reply, with those that wait for it.'),
  withinPromise: shareSchema.describe(
    'First replies within the promised time ÷ questions with a promise that have a reply or are overdue.',
  ),
  stages: stageTimes,
  resolutionTime: durationsSchema.describe('From arrival to the last resolution, with those that are not resolved.'),
  resolutionRate: shareSchema.describe('Resolved ÷ received, without those erased before anybody could resolve them.'),
  firstContactResolution: shareSchema.describe(
    'Resolved without a second reply ÷ resolved; n counts those whose replies are known.',
  ),
  csat: shareSchema.describe('Answers 4–5 ÷ all by the askers.'),
  reopenedRate: shareSchema.describe('Taken up again at least once ÷ those with a reply.'),
  linkRate: shareSchema.describe('With an article that answers them ÷ resolved.'),
  known: shareSchema.describe(
    'Known ÷ (known + new): of resolved questions with an article, those whose article was published before they came.',
  ),
  handled,
});

/** By what questions are grouped. */
export const groupings = ['kind', 'category', 'product', 'channel', 'team', 'person', 'locale'] as const;

const state = z.enum(['received', 'classified', 'assigned']);

export const serviceSchema = z.strictObject({
  recorded: z.boolean().describe('False without a database: questions are unknown, not none.'),
  period: periodSchema,
  total: serviceFigures.describe('Learners’ questions that came within the period, whenever they were answered.'),
  weeks: z.array(daysSchema.extend(serviceFigures.shape)).describe('By arrival; the earliest first.'),
  groups: z
    .array(z.strictObject({ by: z.enum(groupings), id: idField.nullable(), ...serviceFigures.shape }))
    .describe('For each grouping, most questions first; null for those that have none.'),
  waiting: z
    .strictObject({
      n: count,
      late: count.describe('Beyond the promised time.'),
      oldest: z
        .strictObject({ day: dateField, minutes })
        .nullable()
        .describe('When the oldest came (UTC), and how long ago that is.'),
      states: z.array(z.strictObject({ state, n: count, late: count })),
    })
    .describe('Questions without a reply at the time of the newest record of the report’s day, whenever they came.'),
  deflection: z
    .strictObject({
      opened: count.describe('Visits of the ask form.'),
      suggestions: count.describe('Visits on which a suggested article was opened.'),
      helped: count.describe('Helpful votes on such an article.'),
      sent: count.describe('Questions sent by visits with script.'),
      conservative: shareSchema.describe('Suggested article found helpful ÷ visits.'),
      optimistic: shareSchema.describe('Suggested article opened ÷ visits.'),
    })
    .describe('What the ask form spared.'),
});

export type ServiceFigures = z.output<typeof serviceFigures>;
export type ServiceReport = z.output<typeof serviceSchema>;
export type Grouping = (typeof groupings)[number];

export interface ServiceResult {
  service: ServiceReport;
}
