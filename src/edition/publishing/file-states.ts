import { type BigIntStats, lstatSync } from 'node:fs';
import { ignoreMissing } from '../../files.ts';

/** Links are not followed. @returns `undefined` when there is nothing at the path */
export function lstatIfExists(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false });
  } catch (error) {
    // A file is where the path has a folder.
    return ignoreMissing(error);
  }
}

/** Like `stampOfStats`, for a file that gets and loses links, which the operating system takes for a change. */
export function stampIgnoringLinks({ ino, size, mtimeNs }: BigIntStats): string {
  return `${ino} ${size} ${mtimeNs}`;
}

/** By the path of each folder: which it is, and when a name in it last came, went or was given to another file. */
export type FolderStates = Readonly<Record<string, string>>;

export function stateOfFolder(folder: string): string | undefined {
  const found = lstatIfExists(folder);
  return found?.isDirectory() ? `${found.ino} ${found.mtimeNs}` : undefined;
}

/** Whether all these folders are as they were, so that they have the same names and no folder besides. */
export function haveStates(root: string, states: FolderStates): boolean {
  return Object.entries(states).every(([path, state]) => stateOfFolder(`${root}/${path}`) === state);
}
