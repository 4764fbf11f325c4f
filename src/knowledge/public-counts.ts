import { z } from 'zod';
import { dateField, idField } from './fields.ts';
import { readReportFile } from './report-file.ts';
import { sketchPattern } from './revision.ts';

/** `public-counts.json`, written by the report: how many readers found each article helpful. */
export const publicCountsSchema = z.strictObject({
  version: z.literal(1),
  until: dateField.describe('Last day (UTC) whose votes are included; never the current day.'),
  articles: z
    .array(
      z.strictObject({
        locale: idField,
        id: idField,
        helpful: z.int().min(0),
        votes: z.int().min(0).describe('Counted votes of learners on the current text; at least five.'),
        sketch: z.string().regex(sketchPattern).describe('Sketch of the text that the first of these votes rated.'),
      }),
    )
    .describe('Sorted by locale and id, without articles that have fewer votes.'),
});

export type PublicCounts = z.output<typeof publicCountsSchema>;

/**
 * @returns `undefined` when the file does not exist yet
 * @throws UserError when the file is not valid
 */
export function readPublicCounts(file: string): Promise<PublicCounts | undefined> {
  return readReportFile(file, publicCountsSchema);
}
