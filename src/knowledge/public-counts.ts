import { z } from 'zod';
import { dateField, idField } from './fields.ts';
import { readReportFile } from './report-file.ts';
import { sketchPattern } from './revision.ts';

/** `public-counts.json`, which the report writes beside itself: how many readers each article helped. */
export const publicCountsSchema = z.strictObject({
  version: z.literal(1),
  until: dateField.describe('Last day (UTC) whose votes are in it: never the present one.'),
  articles: z
    .array(
      z.strictObject({
        locale: idField,
        id: idField,
        helpful: z.int().min(0),
        votes: z.int().min(0).describe('Counted votes of learners on the present text; at least five.'),
        sketch: z.string().regex(sketchPattern).describe('Of the text with which these votes began.'),
      }),
    )
    .describe('By locale and id; articles with fewer votes are left out.'),
});

export type PublicCounts = z.output<typeof publicCountsSchema>;

/**
 * @returns `undefined` when there is no file yet
 * @throws UserError when the file is not what the report writes
 */
export function readPublicCounts(file: string): Promise<PublicCounts | undefined> {
  return readReportFile(file, publicCountsSchema);
}
