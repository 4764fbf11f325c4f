import { existsSync, readFileSync, statSync } from 'node:fs';
import { type Diagnosis, fault, ok, warning } from './diagnosis.ts';

const createKey = 'Make one with `openssl rand -base64 32` and keep it: what was hashed with the old one no longer matches.';

/**
 * @param key that of `KB_KEY`
 * @param file where the server keeps one when `KB_KEY` is not set
 * @param hasDatabase whether something may have been hashed with a key
 */
export function diagnoseKey(key: Uint8Array | undefined, file: string, hasDatabase: boolean): Diagnosis {
  if (key !== undefined) return judge(key, 'KB_KEY');
  if (!existsSync(file)) {
    return hasDatabase
      ? warning(
          'key',
          `There is a database, but no key: neither KB_KEY nor ${file}.`,
          'Restore the key from its backup; the server would make a new one, and the old hashes would match nothing.',
        )
      : ok('key', `none yet; the server makes ${file} when it starts`);
  }
  const others = statSync(file).mode & 0o077;
  if (others !== 0 && process.platform !== 'win32') {
    return fault(
      'key',
      `${file} can be read by others (mode ${(statSync(file).mode & 0o777).toString(8)}).`,
      `Run \`chmod 600 ${file}\`.`,
    );
  }
  try {
    return judge(Buffer.from(readFileSync(file, 'utf8'), 'base64'), file);
  } catch (error) {
    return fault('key', `${file} cannot be read: ${(error as Error).message}.`, 'Run as the user of the server.');
  }
}

function judge(key: Uint8Array, where: string): Diagnosis {
  if (key.length !== 32) return fault('key', `${where} is not 32 bytes in base64.`, createKey);
  return isRandom(key)
    ? ok('key', `${where}, 32 bytes`)
    : fault('key', `${where} is not random: ${new Set(key).size} different bytes, or text that somebody typed.`, createKey);
}

/** 32 random bytes have 17 different ones or more, and one that is not a printable character, in all but one of 10¹³ cases. */
function isRandom(key: Uint8Array): boolean {
  return new Set(key).size > 16 && key.some((byte) => byte < 0x20 || byte > 0x7e);
}
