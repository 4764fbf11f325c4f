import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ignoreMissing, removeTree } from '../../files.ts';
import { foldersWithFiles } from '../digest-folder.ts';
import { type FolderStates, haveStates, lstatIfExists, stateOfFolder } from './file-states.ts';

/** What is remembered of the last publication. */
export interface Publication {
  /** Stamps of each file of the staging folder and of the published file that has its content. */
  staged: Readonly<Record<string, string>>;
  /** Folders of the published site and of the one before, which is the spare one; missing when there is none. */
  folders?: { published: FolderStates; spare: FolderStates } | undefined;
  /** Paths of the files that are not the same in both. */
  changed: readonly string[];
}

function recordIn(publicationDir: string): string {
  return join(publicationDir, 'publication.json');
}

function spareIn(publicationDir: string): string {
  return join(publicationDir, 'spare');
}

/** What was remembered of the last publication, once: an interrupted build leaves nothing to be relied on. */
export function consumePublication(publicationDir: string): Publication {
  const record = recordIn(publicationDir);
  try {
    return JSON.parse(readFileSync(record, 'utf8')) as Publication;
  } catch {
    return { staged: {}, changed: [] };
  } finally {
    removeFile(record);
  }
}

/**
 * Makes the spare site the next one, with the files that are hard links to those of the published one.
 *
 * @param folder of the next site; created
 * @returns their paths; `undefined` when there is no spare site, or either site is not as its publication has left it
 */
export function beginWithSpare(
  publicationDir: string,
  { folders, changed }: Publication,
  outDir: string,
  folder: string,
): Set<string> | undefined {
  const spare = spareIn(publicationDir);
  try {
    if (folders !== undefined && haveStates(outDir, folders.published) && haveStates(spare, folders.spare)) {
      moveEntries(spare, folder);
      removeFiles(folder, changed);
      return new Set(filesOf(folder));
    }
  } catch {
    // A site that is made from nothing is the same.
    removeTree(folder);
  }
  removeTree(spare);
  return undefined;
}

/** The folder itself is new: a program that still has the old one open, as its own, is shown no unfinished site. */
function moveEntries(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) renameSync(join(from, name), join(to, name));
  rmdirSync(from);
}

/** Paths of all files; deletes folders without any, in whose place the next site may have a file. */
function filesOf(folder: string): string[] {
  const folders = [...foldersWithFiles(folder)];
  // The inner ones first.
  for (const { path, entries } of folders.toReversed()) if (entries.length === 0) removeEmpty(path);
  return folders.flatMap(({ below, entries }) => entries.map(({ name }) => below + name));
}

/** Deletes files, those of them that there are, and the folders that this leaves empty. */
export function removeFiles(folder: string, paths: readonly string[]): void {
  for (const path of paths) removeFile(join(folder, path));
  removeEmptyAbove(folder, paths);
}

/** Deletes the folders of paths, those of them that are empty. */
export function removeEmptyAbove(folder: string, paths: Iterable<string>): void {
  for (let above = parentFolders(paths); above.size > 0; above = parentFolders(above))
    for (const path of above) if (!removeEmpty(join(folder, path))) above.delete(path);
}

/** Nothing happens when there is none, or a folder instead. */
export function removeFile(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_FS_EISDIR') ignoreMissing(error);
  }
}

/** @returns whether the folder is gone */
function removeEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(code)) return false;
    ignoreMissing(error);
    return true;
  }
}

/** The folders directly above, but for the outermost. */
function parentFolders(paths: Iterable<string>): Set<string> {
  return new Set([...paths].map((path) => dirname(path)).filter((path) => path !== '.'));
}

/** @returns `false` when there is no such file to link to */
export function linkFile(outDir: string, folder: string, path: string): boolean {
  const [from, to] = [join(outDir, path), join(folder, path)];
  try {
    linkSync(from, to);
  } catch (error) {
    ignoreMissing(error);
    if (!lstatIfExists(from)?.isFile()) return false;
    mkdirSync(dirname(to), { recursive: true });
    linkSync(from, to);
  }
  return true;
}

/**
 * Keeps a site as the spare one; deletes it where that cannot be, as on another file system.
 *
 * @param folder of the site, if there is one
 * @returns whether it is kept
 */
export async function keepSpare(publicationDir: string, folder: string): Promise<boolean> {
  try {
    await mkdir(publicationDir, { recursive: true });
    await rename(folder, spareIn(publicationDir));
    return true;
  } catch {
    removeTree(folder);
    return false;
  }
}

/** Remembers a publication for the next build, which does without where it cannot be written. */
export async function rememberPublication(publicationDir: string, publication: Publication): Promise<void> {
  try {
    await mkdir(publicationDir, { recursive: true });
    await writeFile(recordIn(publicationDir), JSON.stringify(publication));
  } catch {
    removeFile(recordIn(publicationDir));
  }
}

/** States of all folders of the spare site. */
export function foldersOfSpare(publicationDir: string): FolderStates {
  const spare = spareIn(publicationDir);
  return statesOf(
    spare,
    [...foldersWithFiles(spare)].map(({ below }) => below),
  );
}

/** States of the folders that these files are in, directly or not. */
export function foldersOfFiles(root: string, paths: Iterable<string>): FolderStates {
  return statesOf(root, foldersAbove(paths));
}

/** All folders that files are in, directly or not; the outermost is empty. */
function foldersAbove(paths: Iterable<string>): Set<string> {
  const folders = new Set(['']);
  for (const path of paths)
    for (let folder = dirname(path); folder !== '.' && !folders.has(folder); folder = dirname(folder)) folders.add(folder);
  return folders;
}

function statesOf(root: string, folders: Iterable<string>): FolderStates {
  const states: Record<string, string> = {};
  for (const folder of folders) {
    const state = stateOfFolder(join(root, folder));
    if (state !== undefined) states[folder] = state;
  }
  return states;
}
