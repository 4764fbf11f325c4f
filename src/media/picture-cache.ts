import { rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing, listFilesBelow } from '../files.ts';

/** Days after which what was worked out about pictures is deleted when no build has used it. */
const keptDays = 30;

/** Whether a file of a cache exists; it is then kept for longer. */
export async function isCached(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    (error: unknown) => ignoreMissing(error) ?? false,
  );
}

/** Deletes the files of a cache that have not been used for long. */
export async function removeUnused(cacheDir: string): Promise<void> {
  const oldest = Date.now() - keptDays * 24 * 60 * 60 * 1000;
  for (const name of await listFilesBelow(cacheDir)) {
    const info = await stat(join(cacheDir, name)).catch(ignoreMissing);
    if (info !== undefined && info.mtimeMs < oldest) await rm(join(cacheDir, name), { force: true });
  }
}
