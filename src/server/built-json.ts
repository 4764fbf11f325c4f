import { readFile, stat } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import { isMissing } from '../files.ts';

/** A fingerprint that changes whenever a build replaces the file; empty when there is no such file. */
export async function fileVersion(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    if (isMissing(error)) return '';
    throw error;
  }
}

/** @throws UserError when the file is missing or is not JSON */
export async function readBuiltJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UserError(`${file} cannot be read as JSON.`, '`npm run build` writes it. Build the site again.', {
      cause: error,
    });
  }
}
