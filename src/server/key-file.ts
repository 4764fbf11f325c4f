import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../errors.ts';

/**
 * Reads the key from a file, which is created if it does not exist, readable by its owner only.
 *
 * @returns 32 bytes
 * @throws UserError when the file holds something else. It is never replaced: what was hashed with the old key could no
 *   longer be matched.
 */
export function loadOrCreateKey(file: string): Uint8Array {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // `wx` fails if the file exists, so two processes that start at the same time agree on one key.
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !existsSync(file)) {
      throw new UserError(
        `The key file ${file} cannot be created: ${(error as Error).message}.`,
        'Set KB_DATABASE to a file in a writable folder, or set KB_KEY.',
        { cause: error },
      );
    }
  }
  const key = Buffer.from(readFileSync(file, 'utf8'), 'base64');
  if (key.length === 32) return new Uint8Array(key);
  throw new UserError(
    `The key file ${file} does not hold 32 bytes in base64.`,
    'Restore the key from your backup, or set KB_KEY. Delete the file only if no vote or search was stored with it.',
  );
}
