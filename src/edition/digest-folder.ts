import type { Hash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { isMissing } from '../files.ts';

/** Adds names and bytes of all files below a folder; `false` when one is a symbolic link or something special. */
export function addFolder(hash: Hash, folder: string): boolean {
  hash.update(`\0${folder}\0`);
  for (const { path, below, entries } of foldersWithFiles(folder)) {
    for (const entry of entries) {
      if (!entry.isFile()) return false;
      hash.update(`\0${below}${entry.name}\0`);
      addBytes(hash, readFileSync(`${path}/${entry.name}`));
    }
  }
  return true;
}

export function addBytes(hash: Hash, bytes: Buffer): void {
  // Without the length, bytes could pass for the name of the next file.
  hash.update(`${bytes.length}\0`).update(bytes);
}

export interface FolderWithFiles {
  path: string;
  /** Of it, from the outermost folder on: empty, or it ends with a slash. */
  below: string;
  /** What is in it besides folders, in order of its name. */
  entries: Dirent[];
}

/** A folder and all folders below it, always in the same order; one without anything when there is no such folder. */
export function* foldersWithFiles(path: string, below = ''): Generator<FolderWithFiles> {
  const all = entriesOf(path);
  yield { path, below, entries: all.filter((entry) => !entry.isDirectory()) };
  for (const entry of all) if (entry.isDirectory()) yield* foldersWithFiles(`${path}/${entry.name}`, `${below}${entry.name}/`);
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
