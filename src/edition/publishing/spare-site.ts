import { linkSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ignoreMissing, removeTree } from '../../files.ts';
import { foldersWithFiles } from '../digest-folder.ts';
import { type FolderStates, haveStates, lookAt, stateOfFolder } from './file-states.ts';

/** What is remembered of the last publication. */
export interface Publication {
  /** States of each file of the staging folder and of the published file that has its content. */
  staged: Readonly<Record<string, string>>;
  /** Folders of the published site and of the one before, which is the spare one; missing when there was none. */
  folders?: { published: FolderStates; spare: FolderStates };
  /** Paths of the files that are not the same in both. */
  changed: readonly string[];
}

/** The paths of the spare site and of what is remembered. */
export interface SparePlaces {
  spare: string;
  record: string;
}

/** @param keptDir one for each published site */
export function sparePlaces(keptDir: string): SparePlaces {
  return { spare: join(keptDir, 'spare'), record: join(keptDir, 'publication.json') };
}

/** What was remembered of the last publication, once: an interrupted build leaves nothing to be relied on. */
export function takePublication({ record }: SparePlaces): Publication {
  try {
    return JSON.parse(readFileSync(record, 'utf8')) as Publication;
  } catch {
    return { staged: {}, changed: [] };
  } finally {
    rmSync(record, { force: true });
  }
}

/**
 * Makes the spare site the next one, with the files that are hard links to those of the published one.
 *
 * @returns their paths; `undefined` when there is no spare site, or either site is not as its publication has left it
 */
export function beginWithSpare(
  { spare }: SparePlaces,
  { folders, changed }: Publication,
  outDir: string,
  folder: string,
): Set<string> | undefined {
  try {
    if (folders !== undefined && haveStates(outDir, folders.published) && haveStates(spare, folders.spare)) {
      renameSync(spare, folder);
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
  for (let above = foldersOfPaths(paths); above.size > 0; above = foldersOfPaths(above))
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
function foldersOfPaths(paths: Iterable<string>): Set<string> {
  return new Set([...paths].map((path) => dirname(path)).filter((path) => path !== '.'));
}

/** @returns `false` when there is no such file to link to */
export function linkFile(outDir: string, folder: string, path: string): boolean {
  const [from, to] = [join(outDir, path), join(folder, path)];
  try {
    linkSync(from, to);
  } catch (error) {
    ignoreMissing(error);
    if (!lookAt(from)?.isFile()) return false;
    mkdirSync(dirname(to), { recursive: true });
    linkSync(from, to);
  }
  return true;
}

/**
 * Keeps the site that was published before as the spare one. On another file system than the published one it is deleted.
 *
 * @param previous its folder
 */
export async function keepSpare({ spare }: SparePlaces, previous: string): Promise<void> {
  removeTree(spare);
  await mkdir(dirname(spare), { recursive: true });
  try {
    await rename(previous, spare);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') ignoreMissing(error);
    removeTree(previous);
  }
}

/** What `rememberPublication` is told. */
export interface Published extends Pick<Publication, 'staged' | 'changed'> {
  outDir: string;
  /** Paths of its files; some may not exist. */
  paths: Iterable<string>;
  /** States of the folders of the spare site, if they are known. */
  spareFolders: FolderStates | undefined;
}

/** Remembers a publication; the site before it is the spare one. */
export async function rememberPublication(
  { spare, record }: SparePlaces,
  { outDir, paths, spareFolders, staged, changed }: Published,
): Promise<void> {
  const hasSpare = stateOfFolder(spare) !== undefined;
  const folders = hasSpare && {
    published: statesOf(outDir, foldersAbove(paths)),
    spare:
      spareFolders ??
      statesOf(
        spare,
        [...foldersWithFiles(spare)].map(({ below }) => below),
      ),
  };
  const publication: Publication = { staged, changed: hasSpare ? changed : [], ...(folders && { folders }) };
  await mkdir(dirname(record), { recursive: true });
  await rm(record, { force: true });
  await writeFile(record, JSON.stringify(publication));
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
