import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PagefindPage } from './client.ts';
import { readPages } from './postings.ts';

const extension = '.pf_fragment';
const signature = 'pagefind_dcd';

/**
 * Ids of the pages of a written index, by URL.
 *
 * @param folder the `pagefind` folder of a site
 * @param language BCP 47 tag
 * @param urls of the articles, in the order in which they were indexed
 * @throws Error when a file was not written by the supported version of Pagefind
 */
export function readPageIds(folder: string, language: string, urls: readonly string[]): Map<string, string> {
  const ids = readPages(folder, language).map(({ id }) => id);
  // Pagefind keeps their order. Reading thousands of files, to be sure, would take seconds.
  const samples = [0, ids.length >> 1, ids.length - 1];
  const isInOrder = ids.length === urls.length && samples.every((at) => urlOf(folder, ids[at]) === urls[at]);
  return new Map(ids.map((id, at) => [isInOrder ? (urls[at] ?? '') : urlOf(folder, id), id]));
}

function urlOf(folder: string, id: string | undefined): string {
  return id === undefined ? '' : readPage(folder, id).url;
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
