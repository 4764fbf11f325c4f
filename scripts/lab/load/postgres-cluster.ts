import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Copies of an empty cluster are made in a tenth of the time that `initdb` takes. */
const cache = resolve(import.meta.dirname, '../../../node_modules/.cache');

/**
 * Fills the folder of a new cluster. The first one is made by `initdb` and kept, with its owner, for later ones.
 *
 * @param programs folder of the programs, which names their version
 * @param initialize runs `initdb` with these options
 */
export function makeCluster(data: string, programs: string, initialize: (options: readonly string[]) => void): void {
  const options = ['-A', 'trust', '-U', 'jieda', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'];
  const made = createHash('sha256')
    .update(JSON.stringify([programs, options]))
    .digest('hex')
    .slice(0, 12);
  const kept = join(cache, `postgres-${made}`);
  if (existsSync(kept)) {
    copy(kept, data);
    return;
  }
  initialize(['-D', data, ...options]);
  // Tests in other processes may do the same at this time.
  const unfinished = `${kept}.${process.pid}`;
  mkdirSync(dirname(kept), { recursive: true });
  copy(data, unfinished);
  try {
    renameSync(unfinished, kept);
  } catch {
    rmSync(unfinished, { recursive: true });
  }
}

/** With owners and permissions, which Node’s own copying does not keep. */
function copy(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to], { timeout: 60_000 });
}
