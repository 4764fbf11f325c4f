import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { listBelow } from '../files.ts';

/** Deletes the caches of other engine versions, which no build can use again. */
export async function removeOlderCaches(cacheDir: string): Promise<void> {
  const parent = dirname(cacheDir);
  const versions = (await listBelow(parent, { recursive: false })).filter(
    (entry) => entry.isDirectory() && /^[0-9a-f]{12}$/.test(entry.name) && entry.name !== basename(cacheDir),
  );
  await Promise.all(versions.map(({ name }) => rm(join(parent, name), { recursive: true, force: true })));
}
