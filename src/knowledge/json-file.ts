import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { parse, UserError } from '../errors.ts';

/** @returns `undefined` when there is no such file */
export async function readIfExists(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/**
 * Reads a JSON file that one of our commands writes.
 *
 * @returns `undefined` when there is no such file
 * @throws UserError with `message` and `hint` when it is not JSON or does not match the schema
 */
export async function readJsonFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  { message, hint }: { message: string; hint: string },
): Promise<z.output<Schema> | undefined> {
  const text = await readIfExists(file);
  if (text === undefined) return undefined;
  try {
    return parse(schema, JSON.parse(text), message);
  } catch (cause) {
    throw new UserError(message, hint, { cause });
  }
}
