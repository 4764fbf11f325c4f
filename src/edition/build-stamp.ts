import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Environment } from '../knowledge/environment.ts';
import { isBuildUnfinished } from './build-lock.ts';
import { addBytes, addFolder, foldersWithFiles } from './digest-folder.ts';
import { type Folders, publicDir, root } from './folders.ts';
import { surroundings } from './surroundings.ts';

/** What the last finished build was made from, and the site it published. */
interface BuildStamp {
  /** Digest of everything that the build depends on. */
  inputs: string;
  /** Digest of the published files’ names, sizes, inodes and times of change. */
  site: string;
}

/**
 * Digest of everything that a build depends on: engine, Node, environment, day, content, `public/` and reports, all by
 * their bytes. Takes 0.2 s of processor time for 10 000 articles, so a build can be left out when nothing has changed.
 *
 * @returns `undefined` when a folder has a symbolic link, because what it leads to is not followed
 */
export function digestInputs(environment: Environment, folders: Folders): string | undefined {
  const hash = createHash('sha256');
  const { outDir, reportFile, askedMostFile, articleDemandFile, publicCountsFile } = folders;
  hash.update(JSON.stringify([...surroundings(), environment, outDir]));
  for (const folder of [resolve(root, environment.contentDir), publicDir]) {
    if (!addFolder(hash, folder)) return undefined;
  }
  const shownReport = environment.audience === 'internal' ? [reportFile] : [];
  for (const file of [askedMostFile, articleDemandFile, publicCountsFile, ...shownReport]) {
    hash.update(`\0${file}\0`);
    if (existsSync(file)) addBytes(hash, readFileSync(file));
  }
  return hash.digest('hex');
}

/** Whether the published site is that of the inputs, as its build left it. */
export async function isUpToDate(inputs: string | undefined, folders: Folders): Promise<boolean> {
  if (inputs === undefined || isBuildUnfinished(folders)) return false;
  const stamp = await readStamp(stampFile(folders));
  return stamp?.inputs === inputs && stamp.site === digestSite(folders.outDir);
}

/**
 * Call when the site has been published.
 *
 * @param inputs their digest from before the build: what was edited meanwhile may not be part of the site
 */
export async function writeStamp(inputs: string | undefined, folders: Folders): Promise<void> {
  const stamp: Partial<BuildStamp> = { ...(inputs !== undefined && { inputs }), site: digestSite(folders.outDir) };
  await mkdir(folders.publicationDir, { recursive: true });
  await writeFile(stampFile(folders), JSON.stringify(stamp));
}

function stampFile({ publicationDir }: Folders): string {
  return join(publicationDir, 'built.json');
}

/** `undefined` when there is none, or none that can be read. */
async function readStamp(file: string): Promise<Partial<BuildStamp> | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Partial<BuildStamp>;
  } catch {
    return undefined;
  }
}

/** The operating system sets the time of change; no program can set it back, as it can the time of modification. */
function digestSite(outDir: string): string {
  const hash = createHash('sha256');
  for (const { path, below, entries } of foldersWithFiles(outDir)) {
    // One text for each folder: a hundred thousand small ones take as long as asking for the files' states.
    let states = `${below}\0`;
    for (const { name } of entries) {
      const { size, ino, ctimeMs } = lstatSync(`${path}/${name}`);
      states += `${name}\0${size} ${ino} ${ctimeMs}\0`;
    }
    hash.update(states);
  }
  return hash.digest('hex');
}
