import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PagefindPage } from './client.ts';

const extension = '.pf_fragment';
const signature = 'pagefind_dcd';

/**
 * Ids of the pages of a written index by their URL. Read from its files: the client takes ten times as long to load
 * thousands of pages.
 *
 * @param folder the `pagefind` folder of a site
 * @param language BCP 47 tag
 * @throws Error when a file is not of the Pagefind version this engine knows
 */
export function readPageIds(folder: string, language: string): Map<string, string> {
  const prefix = `${language.toLowerCase()}_`;
  const names = readdirSync(join(folder, 'fragment')).filter((name) => name.startsWith(prefix) && name.endsWith(extension));
  const ids = names.map((name) => name.slice(0, -extension.length));
  return new Map(ids.map((id) => [readPage(folder, id).url, id]));
}

/**
 * @param id as search results have it
 * @throws Error when there is no such page, or its file is not of the Pagefind version this engine knows
 */
export function readPage(folder: string, id: string): PagefindPage {
  const name = `${id}${extension}`;
  // Synchronous: for thousands of small files, waiting takes a hundred times as long as reading.
  const text = gunzipSync(readFileSync(join(folder, 'fragment', name))).toString('utf8');
  if (!text.startsWith(signature)) throw new Error(`${name} is not a page of an index that this engine knows.`);
  return JSON.parse(text.slice(signature.length)) as PagefindPage;
}
