import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ignoreMissing } from '../files.ts';
import type { Edition } from './edition.ts';

/** Where the content plugin leaves the edition for the loaders of the content collections. */
export function editionFile(cacheDir: string): string {
  return join(cacheDir, 'edition.json');
}

/** Replaces the file atomically, so that a loader never reads an incomplete one. */
export async function writeEdition(file: string, edition: Edition): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(edition));
  await rename(`${file}.new`, file);
}

let latest: { file: string; version: string; edition: WeakRef<Promise<Edition>> } | undefined;

/**
 * Reads and parses the file: once per version for all that ask at the same time, as what nobody uses is not kept in memory.
 *
 * @returns `undefined` when there is no such file, as before the first build
 */
export async function readEdition(file: string): Promise<Edition | undefined> {
  const found = await stat(file).catch(ignoreMissing);
  if (found === undefined) return undefined;
  const version = `${found.mtimeMs} ${found.size} ${found.ino}`;
  const known = latest?.file === file && latest.version === version ? latest.edition.deref() : undefined;
  const edition = known ?? readFile(file, 'utf8').then((text) => JSON.parse(text) as Edition);
  latest = { file, version, edition: new WeakRef(edition) };
  return edition;
}
