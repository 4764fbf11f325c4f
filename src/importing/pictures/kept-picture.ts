import { existsSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { decodeUriPart } from '../../knowledge/decode-uri.ts';
import { idOf } from '../free-ids.ts';
import { digestOf } from '../import-record.ts';

/** Whether a picture is on another site. */
export function isForeign(url: string): boolean {
  return /^(?:https?:)?\/\//i.test(url);
}

/** Where a picture of another site is kept, without its ending: the same place each time. */
export function placeOf(url: string): string {
  const path = decodeUriPart(URL.parse(url, 'https://x.invalid')?.pathname ?? '');
  const name = idOf(basename(path, extname(path))).slice(0, 40);
  return `media/imported/${[digestOf(url).slice(0, 8), name].filter((part) => part !== '').join('-')}`;
}

/** Path below the content folder of a picture that an earlier import has brought along. */
export function keptPicture(url: string, contentDir: string): string | undefined {
  const place = placeOf(url);
  return ['.png', '.jpg', '.webp'].map((ending) => place + ending).find((path) => existsSync(join(contentDir, path)));
}
