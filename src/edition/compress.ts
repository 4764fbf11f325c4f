import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { listFilesBelow } from '../files.ts';
import { eachOf } from './each-of.ts';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Extensions of the compressed files beside their originals. */
export const compressedEndings = ['.br', '.gz'] as const;

/** Text files; everything else, such as Pagefind's own files, is already compressed. */
const compressible = new Set(['.css', '.html', '.js', '.json', '.md', '.svg', '.txt', '.xml']);

/** Smaller files fit in one packet anyway. */
const minBytes = 512;

/** A page takes 10 ms at quality 11 and 0.4 ms at 5, for a few percent in size. */
const brotliQuality = 5;

/** What many pages load, and every search, is worth the time: there are few such files. */
const bestQuality = constants.BROTLI_MAX_QUALITY;

function qualityFor(path: string): number {
  return ['.js', '.css'].includes(extname(path)) || basename(path) === 'entry.json' ? bestQuality : brotliQuality;
}

/**
 * Writes a Brotli and a gzip file beside each text file of a folder, and deletes those without an original. Unchanged
 * files are not compressed again.
 *
 * @param folder the staging folder
 * @param digestsFile digests of the files compressed by the last run
 */
export async function compressFiles(folder: string, digestsFile: string): Promise<void> {
  const paths = await listFilesBelow(folder);
  const known = await readDigests(digestsFile);
  // Deleted first: after an interrupted run the digests would no longer match the files.
  await rm(digestsFile, { force: true });
  const present = new Set(paths);
  const digests: Record<string, string> = {};
  await eachOf(paths, 16, async (path) => {
    // Only files of ours: the operator may offer a `.gz` for download.
    if (isCompressed(path) && Object.hasOwn(known, path.slice(0, -3)) && !present.has(path.slice(0, -3))) {
      await rm(join(folder, path));
    }
    if (!compressible.has(extname(path))) return;
    // Synchronous, which takes a third of the processor time for tens of thousands of small files.
    const bytes = readFileSync(join(folder, path));
    const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    digests[path] = digest;
    const hasBoth = compressedEndings.every((ending) => present.has(path + ending));
    if (known[path] === digest && (hasBoth || bytes.length < minBytes)) return;
    await writeCompressed(join(folder, path), bytes);
  });
  await writeFile(digestsFile, JSON.stringify(digests));
}

export function isCompressed(path: string): boolean {
  return compressedEndings.some((ending) => path.endsWith(ending));
}

async function writeCompressed(file: string, bytes: Buffer): Promise<void> {
  if (bytes.length < minBytes) {
    await Promise.all(compressedEndings.map((ending) => rm(file + ending, { force: true })));
    return;
  }
  const params = { [constants.BROTLI_PARAM_QUALITY]: qualityFor(file), [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [brotli, gzipped] = await Promise.all([toBrotli(bytes, { params }), toGzip(bytes, { level: 9 })]);
  await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, gzipped)]);
}

/** Without a valid file everything is compressed again. */
async function readDigests(file: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
