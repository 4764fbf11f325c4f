import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PagefindPage } from './client.ts';
import { indexLanguage } from './separate-words.ts';

const extension = '.pf_fragment';
const signature = 'pagefind_dcd';

/**
 * Ids of the pages of a written index, by URL. Reads the files of the index: through the client, loading thousands of
 * pages takes ten times as long.
 *
 * @param folder the `pagefind` folder of a site
 * @param language BCP 47 tag
 * @throws Error when a file was not written by the supported version of Pagefind
 */
export function readPageIds(folder: string, language: string): Map<string, string> {
  const prefix = `${indexLanguage(language)}_`;
  const names = readdirSync(join(folder, 'fragment')).filter((name) => name.startsWith(prefix) && name.endsWith(extension));
  const ids = names.map((name) => name.slice(0, -extension.length));
  return new Map(ids.map((id) => [readPage(folder, id).url, id]));
}

/**
 * @param id of a search result
 * @throws Error when there is no such page, or its file was not written by the supported version of Pagefind
 */
export function readPage(folder: string, id: string): PagefindPage {
  const name = `${id}${extension}`;
  // Synchronous, which is a hundred times as fast for thousands of small files.
  const text = gunzipSync(readFileSync(join(folder, 'fragment', name))).toString('utf8');
  if (!text.startsWith(signature)) throw new Error(`${name} was not written by the supported version of Pagefind.`);
  return JSON.parse(text.slice(signature.length)) as PagefindPage;
}
