import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import type { Folders } from './folders.ts';

/**
 * Takes the folder for construction for this build alone. A build that was stopped half way leaves its
 * mark behind: what it had written may be newer than what the next one believes, so all of it goes.
 *
 * @throws UserError when another build is at work on the same edition of the same content
 */
export async function beginBuild({ cacheDir, stagingDir, astroCacheDir }: Folders): Promise<void> {
  const mark = markFile(cacheDir);
  await mkdir(cacheDir, { recursive: true });
  const owner = Number(await readFile(mark, 'utf8').catch(() => ''));
  if (owner > 0 && owner !== process.pid && isRunning(owner)) {
    throw new UserError(
      `Another build of this edition is running (process ${owner}).`,
      `Wait until it has ended, then build again; if there is none, delete ${mark}.`,
    );
  }
  if (existsSync(mark)) {
    for (const folder of [stagingDir, astroCacheDir]) await rm(folder, { recursive: true, force: true });
  }
  await writeFile(mark, String(process.pid));
}

/** The site has been published: what the folder holds is what the next build may believe. */
export async function endBuild({ cacheDir }: Folders): Promise<void> {
  await rm(markFile(cacheDir), { force: true });
}

function markFile(cacheDir: string): string {
  return join(cacheDir, 'unfinished');
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not permitted to signal it: it is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
