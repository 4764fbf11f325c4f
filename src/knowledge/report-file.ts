import type { z } from 'zod';
import { readJsonFile } from './json-file.ts';

/**
 * Reads a file that the report writes for the pages. Pages never read the store, so builds are reproducible.
 *
 * @returns `undefined` when the file does not exist yet
 * @throws UserError when the file is not valid
 */
export function readReportFile<Schema extends z.ZodType>(file: string, schema: Schema): Promise<z.output<Schema> | undefined> {
  return readJsonFile(file, schema, {
    message: `${file} is not valid.`,
    hint: 'Run `npm run report` again, or delete the file.',
  });
}
