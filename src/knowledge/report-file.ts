import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { parse, UserError } from '../errors.ts';

/**
 * Reads a file that the report writes for the pages. Pages never read the store, so builds are reproducible.
 *
 * @returns `undefined` when the file does not exist yet
 * @throws UserError when the file is not valid
 */
export async function readReportFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return parse(schema, JSON.parse(text), `${file} is not valid.`);
  } catch (error) {
    throw new UserError(`${file} is not valid.`, 'Run `npm run report` again, or delete the file.', { cause: error });
  }
}
