import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PagefindClient } from './client.ts';
import { openPortablePagefind, type ReadSiteFile } from './portable-client.ts';
import { loadPortablePagefind } from './portable-node.ts';

/**
 * Opens a built index in Node with the client that browsers load. Each call makes a new client with WebAssembly and
 * chunks of its own, whose memory is freed with it.
 *
 * @param folder the `pagefind` folder of a site
 * @param language BCP 47 tag of the articles to find
 * @param options Pagefind's; the site's own when left out
 * @throws Error when the folder has no index; a search throws when a file of the index cannot be read
 */
export async function openPagefind(folder: string, language: string, options?: object): Promise<PagefindClient> {
  const readFile: ReadSiteFile = async (path) => read(join(folder, path.replace(/^pagefind\//, '')));
  return openPortablePagefind(await loadPortablePagefind(readFile), language, readFile, options);
}

/** Synchronous and decompressed natively, which is faster for thousands of small files. */
function read(path: string): Uint8Array<ArrayBuffer> {
  const bytes = readFileSync(path);
  return new Uint8Array(/\.pf_\w+$/.test(path) ? gunzipSync(bytes) : bytes);
}
