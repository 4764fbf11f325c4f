import { createWriteStream, existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../../src/errors.ts';
import { StoreError } from '../../src/store/store.ts';

/** @throws UserError when it is not JSON */
export async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UserError(`${file} cannot be read as JSON: ${(error as Error).message}`, 'Name a file that a build has written.', {
      cause: error,
    });
  }
}

/**
 * Writes a new file that only its owner can read. When anything fails, the file is removed: half an export must not
 * pass for a complete one.
 *
 * @throws UserError when it already exists or cannot be written; StoreError
 */
export async function writeNewFile(path: string, lines: AsyncIterable<string>): Promise<void> {
  if (existsSync(path)) throw new UserError(`${path} already exists.`, 'An export never overwrites a file; name another one.');
  try {
    await pipeline(Readable.from(lines), createWriteStream(path, { mode: 0o600, flags: 'wx' }));
  } catch (error) {
    // With EEXIST, another process has just created it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(path, { force: true });
    if (error instanceof StoreError) throw error;
    throw new UserError(
      `${path} cannot be written: ${(error as Error).message}.`,
      'Name a file in an existing folder that this user may write to and that has room.',
      { cause: error },
    );
  }
}
