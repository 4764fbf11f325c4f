import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { ignoreMissing } from '../files.ts';
import type { Folders } from './folders.ts';
import { identityOf, isRunning, type ProcessIdentity } from './process-identity.ts';

/** The build that holds the lock; the content of the lock file. */
interface Holder extends ProcessIdentity {
  takenAt: string;
}

/**
 * Locks the staging folder for this build. If the last build was interrupted, its output may not match its caches, so
 * all of it is deleted.
 *
 * @throws UserError when another build of the same edition and content is running
 */
export async function beginBuild({ cacheDir, stagingDir, astroCacheDir }: Folders): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  await takeLock(lockFile(cacheDir));
  if (existsSync(unfinishedFile(cacheDir))) {
    for (const folder of [stagingDir, astroCacheDir]) await rm(folder, { recursive: true, force: true });
  }
  await writeFile(unfinishedFile(cacheDir), '');
}

/** Call when the site has been published, or nothing has been left half done: the next build can continue from this one. */
export async function endBuild({ cacheDir }: Folders): Promise<void> {
  await rm(unfinishedFile(cacheDir), { force: true });
  await rm(lockFile(cacheDir), { force: true });
}

/** Whether a build is running, or was interrupted before it published its site. */
export function isBuildUnfinished({ cacheDir }: Folders): boolean {
  return existsSync(unfinishedFile(cacheDir));
}

function lockFile(cacheDir: string): string {
  return join(cacheDir, 'lock.json');
}

/** Exists during a build, and after one that was interrupted. */
function unfinishedFile(cacheDir: string): string {
  return join(cacheDir, 'unfinished');
}

async function takeLock(lock: string): Promise<void> {
  const own: Holder = { ...(await identityOf(process.pid)), takenAt: new Date().toISOString() };
  const written = `${lock}.${randomUUID()}`;
  await writeFile(written, JSON.stringify(own));
  try {
    // Linking a finished file is atomic, and fails where there already is one.
    while (!(await linkUnlessExists(written, lock))) await removeStale(lock, own);
  } finally {
    await rm(written);
  }
}

async function linkUnlessExists(file: string, to: string): Promise<boolean> {
  try {
    await link(file, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** @throws UserError when the lock is held by a build that is running */
async function removeStale(lock: string, own: Holder): Promise<void> {
  const text = await readFile(lock, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const holder = parseHolder(text);
  const isOurs = holder?.pid === own.pid && holder.started === own.started;
  if (holder !== undefined && !isOurs && (await isRunning(holder))) throw anotherBuildError(holder, lock);
  // When two builds find the same stale lock, the second may have moved the new lock of the first.
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
    if ((await readFile(aside, 'utf8')) !== text) await linkUnlessExists(aside, lock);
  } catch (error) {
    ignoreMissing(error);
  } finally {
    await rm(aside, { force: true });
  }
}

function anotherBuildError({ pid, started, takenAt }: Holder, lock: string): UserError {
  const doubt = started === undefined ? ' (or another program with the same number: this system cannot tell)' : '';
  return new UserError(
    `Another build of this edition is running: process ${pid}, since ${takenAt}${doubt}.`,
    `Wait for it to end, then build again; if process ${pid} is not a build, delete ${lock}.`,
  );
}

/** `undefined` when the text is not a lock of ours. */
function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, started, takenAt } = JSON.parse(text) as Partial<Holder>;
    return Number.isInteger(pid) && Number(pid) > 0 ? { pid: Number(pid), started, takenAt: String(takenAt) } : undefined;
  } catch {
    return undefined;
  }
}
