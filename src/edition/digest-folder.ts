import type { Hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMissing } from '../files.ts';

/** Adds names and bytes of all files below a folder; `false` when one is a symbolic link or something special. */
export function addFolder(hash: Hash, folder: string): boolean {
  hash.update(`\0${folder}\0`);
  for (const { path, name, isFile } of walk(folder)) {
    if (!isFile) return false;
    hash.update(`\0${name}\0`);
    addBytes(hash, readFileSync(path));
  }
  return true;
}

export function addBytes(hash: Hash, bytes: Buffer): void {
  // Without the length, bytes could pass for the name of the next file.
  hash.update(`${bytes.length}\0`).update(bytes);
}

/** Everything below a folder that is not a folder itself, in order of its name; nothing when there is no such folder. */
export function* walk(folder: string, below = ''): Generator<{ path: string; name: string; isFile: boolean }> {
  for (const entry of entriesOf(folder)) {
    const [path, name] = [join(folder, entry.name), below === '' ? entry.name : `${below}/${entry.name}`];
    if (entry.isDirectory()) yield* walk(path, name);
    else yield { path, name, isFile: entry.isFile() };
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
