import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { ignoreMissing } from '../files.ts';
import { maxEncodingSeconds, maxPixels } from './limits.ts';
import type { MediaFile } from './media-file.ts';
import { isCached, removeUnused } from './picture-cache.ts';
import { encoding, type Rendition, renditionsOf } from './renditions.ts';

/** Encoding a picture uses several threads already. */
const encodedAtOnce = 2;

/**
 * Writes everything the site has for these files. Encoded pictures are taken from the cache, where their names change
 * with the picture and with how it is encoded.
 *
 * @param options.contentDir the content folder, which the paths of `files` begin in
 * @param options.cacheDir encoded pictures; several builds may share it
 * @param options.siteDir the staging folder
 * @returns number of pictures that were encoded
 * @throws UserError when a picture cannot be decoded
 */
export async function publishMedia(
  files: Iterable<MediaFile>,
  { contentDir, cacheDir, siteDir }: { contentDir: string; cacheDir: string; siteDir: string },
): Promise<number> {
  const jobs = [...files].flatMap(sourcesOf).flatMap((file) => ownRenditions(file).map((rendition) => ({ file, rendition })));
  let encoded = 0;
  const queue = jobs.values();
  await Promise.all(
    Array.from({ length: encodedAtOnce }, async () => {
      for (const { file, rendition } of queue) {
        const target = join(siteDir, rendition.path);
        // The name has the version of the content.
        if ((await stat(target).catch(ignoreMissing)) !== undefined) continue;
        const source = join(contentDir, file.path);
        await mkdir(dirname(target), { recursive: true });
        if (rendition.format === 'original') {
          await copyFile(source, target);
        } else {
          const { path, isNew } = await encodedFile(source, rendition, cacheDir);
          await copyFile(path, target);
          if (isNew) encoded += 1;
        }
      }
    }),
  );
  await removeUnused(cacheDir);
  return encoded;
}

/** The file that a path of the site is served from while the site is developed; `undefined` when there is none. */
export async function mediaSource(
  path: string,
  files: Iterable<MediaFile>,
  { contentDir, cacheDir }: { contentDir: string; cacheDir: string },
): Promise<string | undefined> {
  for (const file of [...files].flatMap(sourcesOf)) {
    const rendition = ownRenditions(file).find((each) => each.path === path);
    if (rendition === undefined) continue;
    const source = join(contentDir, file.path);
    return rendition.format === 'original' ? source : (await encodedFile(source, rendition, cacheDir)).path;
  }
  return undefined;
}

/** The file and its dark version. */
function sourcesOf(file: MediaFile): MediaFile[] {
  return file.dark === undefined ? [file] : [file, file.dark];
}

function ownRenditions(file: MediaFile): Rendition[] {
  const { dark: _, ...own } = file;
  return renditionsOf(own);
}

async function encodedFile(source: string, rendition: Rendition, cacheDir: string): Promise<{ path: string; isNew: boolean }> {
  const path = join(cacheDir, createHash('sha256').update(rendition.path).digest('hex'));
  if (await isCached(path)) return { path, isNew: false };
  await mkdir(cacheDir, { recursive: true });
  const unfinished = join(cacheDir, `${randomUUID()}.new`);
  await encode(source, rendition, unfinished);
  await rename(unfinished, path);
  return { path, isNew: true };
}

async function encode(source: string, { format, width }: Rendition, target: string): Promise<void> {
  const { default: sharp } = await import('sharp');
  const options = format === 'webp' ? encoding.webp : format === 'jpeg' ? encoding.jpeg : encoding.png;
  try {
    // Without metadata: a phone writes into each photo where it was taken.
    await sharp(await readFile(source), { limitInputPixels: maxPixels })
      .timeout({ seconds: maxEncodingSeconds })
      .autoOrient()
      .resize({ ...(width !== undefined && { width }), withoutEnlargement: true })
      .toFormat(format === 'original' ? 'png' : format, options)
      .toFile(target);
  } catch (error) {
    throw new UserError(`${source} cannot be decoded: ${(error as Error).message}`, 'Export the picture again.', {
      cause: error,
    });
  }
}
