import { z } from 'zod';
import { maxSurges } from '../../../feedback/votes/held-back.ts';
import { dateField, idField } from '../../../knowledge/fields.ts';
import { count, votesSchema } from '../../shared-schema.ts';

export const votesOverallSchema = z.strictObject({
  recorded: z.boolean().describe('False without a database: votes are unknown, not none.'),
  aheadOfClock: dateField
    .nullable()
    .describe('Day of the newest vote when the clock has not reached it: then the clock is or was wrong. Null otherwise.'),
  learners: votesSchema.describe('All votes of the public edition, on any text.'),
  staff: votesSchema,
  heldBack: count.describe('Votes stored but not counted, over all time.'),
  heldReasons: z
    .strictObject({
      device: count.describe('Over the limit per device group, text and day.'),
      address: count.describe('Over the share per address, article and day.'),
      network: count.describe('Over the share per IPv6 /48, article and day.'),
      surge: count.describe('Over the limit per article and hour.'),
      machine: count.describe('Apparently cast by a machine.'),
    })
    .describe('Why votes were held back, for the same period as the searches.'),
  surges: z
    .array(
      z.strictObject({
        article: idField,
        locale: idField,
        day: dateField.describe('In UTC.'),
        heldBack: count,
        usual: z.number().min(0).nullable().describe('Counted votes a day since its first text; null when that is unknown.'),
      }),
    )
    .describe(`The latest first; at most ${maxSurges}.`),
  unassigned: z
    .array(z.strictObject({ article: idField, locale: idField, learners: votesSchema, staff: votesSchema }))
    .describe('Votes on articles that no longer exist and are not in any redirectFrom.'),
});

export type VotesOverall = z.output<typeof votesOverallSchema>;

export interface VotesResult {
  votes: VotesOverall;
}
