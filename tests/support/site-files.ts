import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { listFilesBelow } from '../../src/files.ts';

/** Text of every file of a site, decompressed, by path. */
export async function readSite(siteDir: string): Promise<Map<string, string>> {
  const paths = (await listFilesBelow(siteDir)).sort();
  const texts = await Promise.all(
    paths.map(async (path): Promise<[string, string]> => {
      const bytes = await readFile(join(siteDir, path));
      const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
      const text = isGzipped ? gunzipSync(bytes) : path.endsWith('.br') ? brotliDecompressSync(bytes) : bytes;
      // Pagefind separates Chinese words with zero-width spaces.
      return [path, text.toString('utf8').replaceAll('\u200b', '')];
    }),
  );
  return new Map(texts);
}

/** Digest of every file of a site, by path. */
export async function digestSite(siteDir: string): Promise<Record<string, string>> {
  const files = await readSite(siteDir);
  return Object.fromEntries([...files].map(([path, text]) => [path, createHash('sha256').update(text).digest('hex')]));
}
