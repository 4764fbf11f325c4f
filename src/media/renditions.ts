import { extname } from 'node:path';
import type { MediaFile } from './media-file.ts';

/** A file that the site has for a file of content/media/. */
export interface Rendition {
  /** Path on the site: `/media/refund.3f2a9c1d-960.webp`. */
  path: string;
  /** `original` is published byte by byte. */
  format: 'original' | 'webp' | 'jpeg' | 'png';
  /** Of the encoded picture, in pixels; left out for `original`. */
  width?: number;
}

/** How pictures are encoded. Part of their version, and so of their addresses. */
export const encoding = {
  /** Widths in pixels, for phones, for the text column at one and at about two pixels per CSS pixel, and enlarged. */
  widths: [480, 720, 1296, 1920],
  /** Width for browsers without WebP, in pixels. */
  plainWidth: 1296,
  webp: { quality: 80, smartSubsample: true, effort: 5 },
  jpeg: { quality: 80, mozjpeg: true },
  png: { compressionLevel: 9, effort: 8 },
} as const;

/** A picture in WebP for each width, narrowest first; empty for everything else. */
export function modernRenditions(file: MediaFile): Rendition[] {
  const { kind, size } = file;
  if (kind !== 'picture' || size === undefined) return [];
  const pixels = size.width * size.density;
  const widest = Math.min(pixels, encoding.widths.at(-1) ?? pixels);
  const widths = [...encoding.widths.filter((width) => width < widest), widest];
  return widths.map((width) => ({ path: encodedPath(file, width, 'webp'), format: 'webp', width }));
}

/** The picture for every browser, or the file itself. */
export function plainRendition(file: MediaFile): Rendition {
  return plainOf(file, encoding.plainWidth);
}

/** What opens when a reader enlarges a picture. */
export function fullRendition(file: MediaFile): Rendition {
  return plainOf(file, encoding.widths.at(-1) ?? 0);
}

/** Everything the site has for a file and its dark version. */
export function renditionsOf(file: MediaFile): Rendition[] {
  const all = [...modernRenditions(file), plainRendition(file), fullRendition(file)];
  const byPath = new Map(all.map((rendition) => [rendition.path, rendition]));
  return [...byPath.values(), ...(file.dark === undefined ? [] : renditionsOf(file.dark))];
}

function plainOf(file: MediaFile, maxWidth: number): Rendition {
  const { kind, size, path, version } = file;
  if (kind !== 'picture' || size === undefined) {
    return { path: `${withoutEnding(path)}.${version}${extname(path).toLowerCase()}`, format: 'original' };
  }
  const width = Math.min(size.width * size.density, maxWidth);
  // Screens stay sharp as PNG; photos and anything else are smaller as JPEG.
  const format = size.hasAlpha || /\.png$/i.test(path) ? 'png' : 'jpeg';
  return { path: encodedPath(file, width, format), format, width };
}

function encodedPath({ path, version }: MediaFile, width: number, format: 'webp' | 'jpeg' | 'png'): string {
  return `${withoutEnding(path)}.${version}-${width}.${format === 'jpeg' ? 'jpg' : format}`;
}

function withoutEnding(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}
