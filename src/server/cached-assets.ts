import { LruMap } from '../lru-map.ts';
import type { ReadSiteFile } from '../search/pagefind/portable-client.ts';

/** A search reads some dozens of small files, most of which the next one needs as well. */
const maxFiles = 400;
const maxCachedBytes = 64 * 1024;

/**
 * Reads files of the site from a Worker's assets and keeps the small ones. A new site is deployed as a new version of the
 * Worker, so a file never changes.
 */
export function cacheAssets(fetchAsset: (path: string) => Promise<Response | undefined>): ReadSiteFile {
  const files = new LruMap<string, Uint8Array<ArrayBuffer>>(maxFiles);
  return async function readAsset(path) {
    const known = files.get(path);
    if (known !== undefined) return known;
    const response = await fetchAsset(`/${path}`);
    if (response === undefined) return undefined;
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (bytes.length <= maxCachedBytes) files.set(path, bytes);
    return bytes;
  };
}
