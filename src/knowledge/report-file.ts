import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { parse, UserError } from '../errors.ts';
import { isMissing } from '../files.ts';

/**
 * A file that the report writes for the pages. Pages read such files and never the store, so the same files
 * make the same site.
 *
 * @returns `undefined` when there is no file yet
 * @throws UserError when the file is not what the report writes
 */
export async function readReportFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  try {
    return parse(schema, JSON.parse(text), `${file} is not what the report writes.`);
  } catch (error) {
    throw new UserError(`${file} is not what the report writes.`, 'Run `npm run report` again, or delete the file.', {
      cause: error,
    });
  }
}
