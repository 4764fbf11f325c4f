import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { ignoreMissing } from '../files.ts';
import type { Folders } from './folders.ts';
import { identityOf, isRunning, type ProcessIdentity } from './process-identity.ts';

/** What the lock says of the build that holds it. */
interface Holder extends ProcessIdentity {
  takenAt: string;
}

/**
 * Takes the folder for construction for this build alone. What a build that was stopped half way had written may
 * be newer than what the next one believes, so all of it goes.
 *
 * @throws UserError when another build is at work on the same edition of the same content
 */
export async function beginBuild({ cacheDir, stagingDir, astroCacheDir }: Folders): Promise<void> {
  await mkdir(cacheDir, { recursive: true });
  await takeLock(lockFile(cacheDir));
  if (existsSync(unfinishedFile(cacheDir))) {
    for (const folder of [stagingDir, astroCacheDir]) await rm(folder, { recursive: true, force: true });
  }
  await writeFile(unfinishedFile(cacheDir), '');
}

/** The site has been published: what the folder holds is what the next build may believe. */
export async function endBuild({ cacheDir }: Folders): Promise<void> {
  await rm(unfinishedFile(cacheDir), { force: true });
  await rm(lockFile(cacheDir), { force: true });
}

function lockFile(cacheDir: string): string {
  return join(cacheDir, 'lock.json');
}

/** There from the beginning of a build to its end, and after one that was stopped. */
function unfinishedFile(cacheDir: string): string {
  return join(cacheDir, 'unfinished');
}

async function takeLock(lock: string): Promise<void> {
  const own: Holder = { ...(await identityOf(process.pid)), takenAt: new Date().toISOString() };
  const written = `${lock}.${randomUUID()}`;
  await writeFile(written, JSON.stringify(own));
  try {
    // A link to a written file: it is there whole or not at all, and only where there was none.
    while (!(await linkUnlessThere(written, lock))) await removeStale(lock, own);
  } finally {
    await rm(written);
  }
}

async function linkUnlessThere(file: string, to: string): Promise<boolean> {
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
  if (holder !== undefined && !isOurs && (await isRunning(holder))) throw anotherBuild(holder, lock);
  // Of two builds that find the same stale lock one moves it; the other may have moved the lock of the first.
  const aside = `${lock}.${randomUUID()}`;
  try {
    await rename(lock, aside);
    if ((await readFile(aside, 'utf8')) !== text) await linkUnlessThere(aside, lock);
  } catch (error) {
    ignoreMissing(error);
  } finally {
    await rm(aside, { force: true });
  }
}

function anotherBuild({ pid, started, takenAt }: Holder, lock: string): UserError {
  const doubt = started === undefined ? ' (or another program that has its number now: this system does not tell)' : '';
  return new UserError(
    `Another build of this edition is running: process ${pid}, since ${takenAt}${doubt}.`,
    `Wait until it has ended, then build again; if process ${pid} is no build, delete ${lock}.`,
  );
}

/** `undefined` when the text is no lock of ours. */
function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, started, takenAt } = JSON.parse(text) as Partial<Holder>;
    return Number.isInteger(pid) && Number(pid) > 0 ? { pid: Number(pid), started, takenAt: String(takenAt) } : undefined;
  } catch {
    return undefined;
  }
}
