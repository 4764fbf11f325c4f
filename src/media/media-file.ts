import { extname } from 'node:path';
import { maxBytes } from './limits.ts';

/** What a file of content/media/ is: pictures are scaled and encoded for the site, drawings (SVG) published as they are. */
export type MediaKind = keyof typeof maxBytes;

export const mediaKinds = Object.keys(maxBytes) as MediaKind[];

/** A file of content/media/ that passed its checks; plain data, so that it can be sent to a thread. */
export interface MediaFile {
  /** Address in articles: `/media/orders/refund.png`. */
  path: string;
  kind: MediaKind;
  /** Changes with the content of the file, and for pictures with how they are encoded. */
  version: string;
  /** Size of the file in content/media/. */
  bytes: number;
  /** Pictures and drawings only. */
  size?: PictureSize;
  /** The same for dark pages: `refund.dark.svg` beside `refund.svg`. */
  dark?: MediaFile;
}

export interface PictureSize {
  /** In CSS pixels, as it is shown where there is room. */
  width: number;
  height: number;
  /** Pixels of a picture per CSS pixel: 2 for `refund@2x.png`. */
  density: number;
  /** Whether it may be transparent, and so cannot become a JPEG. */
  hasAlpha: boolean;
}

/** Kind by extension. */
const kinds: Readonly<Record<string, MediaKind>> = {
  '.jpeg': 'picture',
  '.jpg': 'picture',
  '.png': 'picture',
  '.webp': 'picture',
  '.svg': 'drawing',
  '.mp4': 'video',
  '.webm': 'video',
  '.vtt': 'captions',
  '.csv': 'download',
  '.docx': 'download',
  '.ics': 'download',
  '.pdf': 'download',
  '.pptx': 'download',
  '.txt': 'download',
  '.xlsx': 'download',
  '.zip': 'download',
};

export const mediaEndings: readonly string[] = Object.keys(kinds);

/** `undefined` for files that are not published. */
export function kindOf(path: string): MediaKind | undefined {
  return kinds[extname(path).toLowerCase()];
}

/** Path of the dark version of a picture: `/media/refund.dark.svg`. */
export function darkPath(path: string): string {
  const ending = extname(path);
  return `${path.slice(0, path.length - ending.length)}.dark${ending}`;
}

/** Whether a path is that of a dark version. */
export function isDarkPath(path: string): boolean {
  return path.slice(0, path.length - extname(path).length).endsWith('.dark');
}

/** Path of the picture that a dark version belongs to: `/media/refund.svg`. */
export function lightPath(path: string): string {
  const ending = extname(path);
  return path.slice(0, path.length - '.dark'.length - ending.length) + ending;
}

/** Characters of a path in content/media/, none of which has a meaning in Markdown, HTML or a URL. */
const pathPattern = /\/media\/[\p{L}\p{N}._@/-]+/gu;

/** Whether articles can name the file: folders and names of letters, digits, `-`, `_`, `.` and `@`. */
export function isMediaPath(path: string): boolean {
  return path.replace(pathPattern, '') === '' && !/\/(?:\.|$)|\/\//.test(path);
}

/** The files whose paths stand in a text, by path. */
export function mediaIn(text: string, files: ReadonlyMap<string, MediaFile>): MediaFile[] {
  if (files.size === 0 || !text.includes('/media/')) return [];
  const found = new Set<MediaFile>();
  for (const [path] of text.matchAll(pathPattern)) {
    // A sentence may end after a path.
    const file = files.get(path) ?? files.get(path.endsWith('.') ? path.slice(0, -1) : path);
    if (file !== undefined) found.add(file);
  }
  return [...found];
}
