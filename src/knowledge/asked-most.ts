import { z } from 'zod';
import { idField } from './fields.ts';
import { readReportFile } from './report-file.ts';

/** `asked-most.json`, which the report writes beside itself: what readers came for, by locale. */
export const askedMostSchema = z.strictObject({
  version: z.literal(1),
  /** Article ids by locale, the most asked first. */
  locales: z.record(idField, z.array(idField)),
});

export type AskedMost = z.output<typeof askedMostSchema>;

/**
 * @returns no articles when there is no file yet
 * @throws UserError when the file is not what the report writes
 */
export async function readAskedMost(file: string): Promise<AskedMost> {
  return (await readReportFile(file, askedMostSchema)) ?? { version: 1, locales: {} };
}
