import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../errors.ts';

/**
 * The key kept in a file; made there, readable by its owner only, the first time.
 *
 * @returns 32 bytes
 * @throws UserError when the file holds something else; it is never replaced, because what the old key
 *   locked would be lost
 */
export function keepKey(file: string): Uint8Array {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // `wx` fails when the file is there, so that two starts at once agree on one key.
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !existsSync(file)) {
      throw new UserError(
        `The key file ${file} cannot be made: ${(error as Error).message}.`,
        'Name a folder that can be written in KB_DATABASE, or set KB_KEY.',
        {
          cause: error,
        },
      );
    }
  }
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64');
  if (key.length === 32) return new Uint8Array(key);
  throw new UserError(
    `The key file ${file} does not hold 32 bytes in base64.`,
    'Put the key back from your backup, or set KB_KEY. Delete the file only if nothing was locked with it.',
  );
}
