import { z } from 'zod';
import { count, daysSchema, shareSchema } from '../../shared-schema.ts';

export const trendSchema = z.strictObject({
  weeks: z
    .array(
      daysSchema.extend({
        found: shareSchema.describe('Searches that found something ÷ searches.'),
        helped: shareSchema.describe('Helpful of all votes of learners.'),
        inTime: shareSchema.describe('First replies in the promised time ÷ questions whose promise is due.'),
        satisfied: shareSchema.describe('Ratings that are good ÷ all.'),
        searches: count,
        failed: count.describe('Failed searches.'),
        votes: count,
        questions: count,
        complaints: count,
      }),
    )
    .describe('Complete calendar weeks up to the end of the period, the earliest first.'),
});

export type TrendWeek = z.output<typeof trendSchema>['weeks'][number];

export interface TrendResult {
  trend: z.output<typeof trendSchema>;
}
