import { z } from 'zod';
import { idField } from '../../../knowledge/fields.ts';
import { kinds } from '../../../questions/states.ts';
import { count, daysSchema, part, periodSchema } from '../../shared-schema.ts';

const amount = z.number().min(0);

/** What a question takes, by the stage in which the time was noted. */
const minutesSchema = z.strictObject({
  classify: amount.describe('To classify and assign it.'),
  answer: amount.describe('To answer it, all replies together.'),
  other: amount.describe('Noted with anything else.'),
  total: amount,
});

const kindSchema = z.strictObject({
  kind: z.enum(kinds),
  arrivals: count.describe('Questions that arrived in the period.'),
  timed: count.describe('Of which somebody noted minutes for so many.'),
  minutes: minutesSchema.nullable().describe('Mean of a question; null with fewer timed ones than the minimum sample.'),
  isBorrowed: z.boolean().describe('Whether the mean of all kinds stands in for its own.'),
  hoursAWeek: amount.nullable().describe('Arrivals × mean minutes, for each week.'),
});

const teamSchema = z.strictObject({
  team: idField.nullable().describe('Owner of the question’s category; null for questions without one.'),
  availableHours: amount.describe('Hours a week for questions; a person in several teams counts in equal parts.'),
  arrivals: count,
  loadHours: amount.nullable().describe('A week, on average.'),
  utilisation: amount.nullable().describe('Load ÷ available hours; null when either is unknown or nobody is there.'),
  idleShare: part.nullable().describe('1 − utilisation, at least 0.'),
  overloadHours: amount.nullable().describe('Load beyond the available hours, in the worst week.'),
});

const weekSchema = daysSchema.extend({
  team: idField.nullable(),
  arrivals: count,
  loadHours: amount.nullable(),
  utilisation: amount.nullable(),
  overloadHours: amount.nullable(),
});

const staffingSchema = z.strictObject({
  scenario: z.enum(['usual', 'busiest', 'double']).describe('An average week, the busiest one, and twice that.'),
  arrivalsPerHour: amount.describe('In the busiest hour of the day.'),
  people: count.describe('At once, so that the service level holds.'),
  waitShare: part.describe('Of the questions, with so many people.'),
  meanWaitMinutes: amount,
});

export const capacitySchema = z.strictObject({
  recorded: z.boolean().describe('False without a database: the load is unknown, not none.'),
  period: periodSchema,
  arrivals: count,
  timed: count,
  kinds: z.array(kindSchema),
  teams: z.array(teamSchema).describe('Highest utilisation first; unknown ones last.'),
  weeks: z.array(weekSchema).describe('Each team in each week, the earliest first.'),
  staffing: z.strictObject({
    minutes: amount.nullable().describe('Mean time of a question; null when too few are timed.'),
    serviceLevel: z.strictObject({ share: part, waitMinutes: amount }),
    rows: z.array(staffingSchema).describe('By Erlang C; empty when too little is known.'),
  }),
});

export type CapacityReport = z.output<typeof capacitySchema>;
export type KindLoad = CapacityReport['kinds'][number];
export type TeamWeek = CapacityReport['weeks'][number];

export interface CapacityResult {
  capacity: CapacityReport;
}
