import { lstatSync, type Stats } from 'node:fs';
import { ignoreMissing } from '../../files.ts';

/** What is at a path, links as links; `undefined` when nothing is. */
export function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    // A file is where the path has a folder.
    return ignoreMissing(error);
  }
}

/**
 * By which a later look sees that a file has been written or replaced: the operating system sets the time of change,
 * which no program can set back.
 */
export function stateOf({ ino, size, mtimeMs, ctimeMs }: Stats): string {
  return `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
}

/** The same for a file that gets and loses links, which the operating system takes for a change. */
export function stateOfLinked({ ino, size, mtimeMs }: Stats): string {
  return `${ino} ${size} ${mtimeMs}`;
}

/** By the path of each folder: which it is, and when a name in it last came, went or was given to another file. */
export type FolderStates = Readonly<Record<string, string>>;

export function stateOfFolder(folder: string): string | undefined {
  const found = lookAt(folder);
  return found?.isDirectory() ? `${found.ino} ${found.mtimeMs}` : undefined;
}

/** Whether all these folders are as they were, so that they have the same names and no folder besides. */
export function haveStates(root: string, states: FolderStates): boolean {
  return Object.entries(states).every(([path, state]) => stateOfFolder(`${root}/${path}`) === state);
}
