import type { z } from 'zod';
import { readJsonFile } from './json-file.ts';

/**
 * Reads a file that the report writes for the pages. Pages read such files and never the store, so that the same
 * files give the same site.
 *
 * @returns `undefined` when there is no file yet
 * @throws UserError when the file is not what the report writes
 */
export function readReportFile<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema> | undefined> {
  return readJsonFile(file, schema, {
    message: `${file} is not what the report writes.`,
    hint: 'Run `npm run report` again, or delete the file.',
  });
}
