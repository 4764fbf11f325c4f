import { z } from 'zod';
import { maxSurges } from '../../../feedback/votes/held-back.ts';
import { dateField, idField } from '../../../knowledge/fields.ts';
import { count, votesSchema } from '../../shared-schema.ts';

export const votesOverallSchema = z.strictObject({
  recorded: z.boolean().describe('False without a database: votes are unknown, not none.'),
  learners: votesSchema.describe('All votes of the public edition, on any text.'),
  staff: votesSchema,
  heldBack: count.describe('Votes stored but not counted, of all time.'),
  heldReasons: z
    .strictObject({
      device: count.describe('Beyond the limit of one device group on one text in a day.'),
      address: count.describe('Beyond the share of one address on one article in a day.'),
      network: count.describe('Beyond the share of one IPv6 /48.'),
      surge: count.describe('Beyond what may come on one article within an hour.'),
      machine: count.describe('Apparently from a machine.'),
    })
    .describe('Why votes were held back in the period of the searches.'),
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
    .describe('Votes on articles that no longer exist and that no redirectFrom names.'),
});

export type VotesOverall = z.output<typeof votesOverallSchema>;

export interface VotesResult {
  votes: VotesOverall;
}
