import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { maxEncodingSeconds, maxPixels } from './limits.ts';
import type { MediaFile } from './media-file.ts';
import { isCached } from './picture-cache.ts';

/**
 * Decodes a picture to its last pixel, once for each version: a file that was cut off while it was copied has a whole
 * beginning, with its size.
 *
 * @param contentDir the content folder
 * @param cacheDir remembers which pictures are whole, in empty files named by their versions
 * @returns what is wrong with it; `undefined` when it is whole
 */
export async function faultOfPicture(
  { path, version }: MediaFile,
  contentDir: string,
  cacheDir: string,
): Promise<string | undefined> {
  const known = join(cacheDir, version);
  if (await isCached(known)) return undefined;
  // Of a path, the decoder may remember what the file was before.
  const fault = await faultOfBytes(await readFile(join(contentDir, path)));
  if (fault !== undefined) return fault;
  await mkdir(cacheDir, { recursive: true });
  await writeFile(known, '');
  return undefined;
}

/** @returns what is wrong with a picture; `undefined` when it is whole */
export async function faultOfBytes(bytes: Buffer): Promise<string | undefined> {
  const { default: sharp } = await import('sharp');
  try {
    await sharp(bytes, { limitInputPixels: maxPixels })
      .timeout({ seconds: maxEncodingSeconds })
      .resize(1, 1, { fit: 'fill', fastShrinkOnLoad: false })
      .raw()
      .toBuffer();
    return undefined;
  } catch (error) {
    return firstLine(error);
  }
}

/** The first line of an error of the decoder, without a full stop. */
export function firstLine(error: unknown): string {
  return ((error as Error).message.split('\n')[0] ?? '').replace(/\.$/, '');
}
