import { join } from 'node:path';
import { replaceFile } from '../../files.ts';
import { faultOfBytes } from '../../media/decode-picture.ts';
import { fetchBytes, NotFetched, publicInternet, type Reach } from './fetch-bytes.ts';
import { keptPicture, placeOf } from './kept-picture.ts';
import { downloadLimits } from './limits.ts';
import { typeOfPicture } from './picture-type.ts';

export interface DownloadOptions {
  contentDir: string;
  reach?: Reach;
  limits?: Partial<typeof downloadLimits>;
}

/**
 * Brings pictures of other sites into `media/imported/`. What it writes has been decoded to its last pixel.
 *
 * @returns why the others were not brought along, by address
 */
export async function downloadPictures(
  urls: readonly string[],
  { contentDir, reach = publicInternet, limits: changed = {} }: DownloadOptions,
): Promise<Map<string, string>> {
  const limits = { ...downloadLimits, ...changed };
  const faults = new Map<string, string>();
  const missing = [...new Set(urls)].filter((url) => keptPicture(url, contentDir) === undefined);
  for (const url of missing.slice(limits.pictures)) faults.set(url, `the limit of one import is ${limits.pictures} pictures`);
  const end = performance.now() + limits.totalMs;
  let bytes = 0;
  const queue = missing.slice(0, limits.pictures).values();
  await Promise.all(
    Array.from({ length: limits.atOnce }, async () => {
      for (const url of queue) {
        const left = { ms: end - performance.now(), bytes: limits.totalBytes - bytes };
        if (left.ms <= 0 || left.bytes <= 0) {
          faults.set(url, 'the limit of one import was reached: import again for the rest');
          continue;
        }
        try {
          bytes += await downloadPicture(url, contentDir, reach, { ...limits, timeoutMs: Math.min(limits.timeoutMs, left.ms) });
        } catch (error) {
          if (!(error instanceof NotFetched)) throw error;
          faults.set(url, error.message);
        }
      }
    }),
  );
  return faults;
}

/** @returns its bytes */
async function downloadPicture(
  url: string,
  contentDir: string,
  reach: Reach,
  limits: Pick<typeof downloadLimits, 'maxBytes' | 'timeoutMs' | 'maxRedirects'>,
): Promise<number> {
  // Many sites write addresses of either scheme without it.
  const address = url.startsWith('//') ? `https:${url}` : url;
  const bytes = await fetchBytes(address, reach, limits);
  const type = typeOfPicture(bytes);
  if ('fault' in type) throw new NotFetched(type.fault);
  const fault = await faultOfBytes(bytes);
  if (fault !== undefined) throw new NotFetched(`it is damaged (${fault})`);
  await replaceFile(join(contentDir, placeOf(url) + type.ending), bytes);
  return bytes.length;
}
