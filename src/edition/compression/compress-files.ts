import { statSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { isSettled, stampOfStats } from '../../file-stamp.ts';
import { listFilesBelow } from '../../files.ts';
import { compressedEndings, compressTexts, type Digests, hasAll, type Text } from './compress-texts.ts';
import { compressInThread } from './compress-thread.ts';

/** Text files; everything else, such as Pagefind's own files, is already compressed. */
const compressible = new Set(['.css', '.html', '.js', '.json', '.md', '.svg', '.txt', '.xml']);

/** What was compressed, by path: the digest of each text, and the stamp of its file; none of one that had just been written. */
type Compressed = Record<string, { digest: string; stamp?: string | undefined }>;

/** With fewer, starting a thread takes longer than it saves. */
const defaultTextsPerThread = 2_000;

/**
 * Writes a Brotli and a gzip file beside each text file of a folder, and deletes those without an original. Unchanged
 * files are not compressed again.
 *
 * @param folder the staging folder
 * @param digestsFile what was compressed by the last run
 * @param options.textsPerThread twice as many are compressed in two threads, and so on, up to one for each processor
 */
export async function compressFiles(
  folder: string,
  digestsFile: string,
  { textsPerThread = defaultTextsPerThread }: { textsPerThread?: number } = {},
): Promise<void> {
  const paths = await listFilesBelow(folder);
  const known = await readCompressed(digestsFile);
  // Deleted first: after an interrupted run the digests would no longer match the files.
  await rm(digestsFile, { force: true });
  const present = new Set(paths);
  const stamps = new Map<string, string | undefined>();
  const now = Date.now();
  const done: Compressed = {};
  for (const path of paths) {
    // Only files of ours: the operator may offer a `.gz` for download.
    if (isCompressed(path) && Object.hasOwn(known, path.slice(0, -3)) && !present.has(path.slice(0, -3)))
      await rm(join(folder, path));
  }
  const texts = paths
    .filter((path) => compressible.has(extname(path)))
    .flatMap((path): Text[] => {
      const found = statSync(join(folder, path), { bigint: true });
      const stamp = isSettled(found, now) ? stampOfStats(found) : undefined;
      const last = Object.hasOwn(known, path) ? known[path] : undefined;
      const beside = compressedEndings.filter((ending) => present.has(path + ending));
      if (stamp !== undefined && last?.stamp === stamp && hasAll(path, Number(found.size), beside)) {
        done[path] = last;
        return [];
      }
      stamps.set(path, stamp);
      return [{ path, beside, digest: last?.digest }];
    });
  const threads = Math.min(availableParallelism(), Math.floor(texts.length / textsPerThread));
  const digests: Digests[] =
    threads < 2
      ? [compressTexts(folder, texts)]
      : await Promise.all(
          Array.from({ length: threads }, (_, thread) =>
            compressInThread({ folder, texts: texts.filter((_, number) => number % threads === thread) }),
          ),
        );
  for (const [path, digest] of digests.flatMap((some) => Object.entries(some))) done[path] = { digest, stamp: stamps.get(path) };
  await writeFile(digestsFile, JSON.stringify(done));
}

export function isCompressed(path: string): boolean {
  return compressedEndings.some((ending) => path.endsWith(ending));
}

/** Without a valid file everything is compressed again. */
async function readCompressed(file: string): Promise<Compressed> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Compressed;
  } catch {
    return {};
  }
}
