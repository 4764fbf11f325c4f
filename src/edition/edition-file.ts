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

let latest: { file: string; version: string; edition: Promise<Edition> } | undefined;

/**
 * Reads and parses the file, once per version.
 *
 * @returns `undefined` when there is no such file, as before the first build
 */
export async function readEdition(file: string): Promise<Edition | undefined> {
  const found = await stat(file).catch(ignoreMissing);
  if (found === undefined) return undefined;
  const version = `${found.mtimeMs} ${found.size} ${found.ino}`;
  if (latest?.file !== file || latest.version !== version)
    latest = { file, version, edition: readFile(file, 'utf8').then((text) => JSON.parse(text) as Edition) };
  return latest.edition;
}
