import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parse, UserError } from '../errors.ts';
import { idField } from './fields.ts';

/**
 * `asked-most.json`, which the report writes beside itself: what readers came for, by locale. Pages read
 * this file and never the store, so the same files make the same site.
 */
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
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { version: 1, locales: {} };
    throw error;
  }
  try {
    return parse(askedMostSchema, JSON.parse(text), `${file} is not what the report writes.`);
  } catch (error) {
    throw new UserError(`${file} is not what the report writes.`, 'Run `npm run report` again, or delete the file.', {
      cause: error,
    });
  }
}
