import { z } from 'zod';
import { idField } from './fields.ts';
import { readReportFile } from './report-file.ts';

/** `asked-most.json`, written by the report: the articles that readers ask for most. */
export const askedMostSchema = z.strictObject({
  version: z.literal(1),
  /** Article ids by locale, the most asked-for first. */
  locales: z.record(idField, z.array(idField)),
});

export type AskedMost = z.output<typeof askedMostSchema>;

/**
 * @returns no articles when the file does not exist yet
 * @throws UserError when the file is not valid
 */
export async function readAskedMost(file: string): Promise<AskedMost> {
  return (await readReportFile(file, askedMostSchema)) ?? { version: 1, locales: {} };
}
