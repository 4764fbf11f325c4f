import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from './file-errors.ts';

/** A picture of the brand, read from `media/`. */
export interface Picture {
  /** Path below `media/`. */
  path: string;
  /** Where it is on this machine. */
  file: string;
  kind: 'svg' | 'png';
  /** In CSS pixels; for an SVG from its viewBox. */
  width: number;
  height: number;
  /** Of the bytes. */
  digest: string;
}

/** Pictures of the brand are a few KiB; readers fetch one with every first page. */
export const maxPictureBytes = 100 * 1024;

/**
 * @param path below `media/`
 * @returns the picture, or what is wrong with it as the end of a sentence about the file
 */
export async function readPicture(
  contentDir: string,
  path: string,
): Promise<{ picture: Picture } | { missing: true } | { fault: string }> {
  const file = join(contentDir, 'media', path);
  let bytes: Buffer;
  try {
    const info = await lstat(file);
    if (!info.isFile()) return { missing: true };
    if (info.size > maxPictureBytes)
      return { fault: `has ${Math.ceil(info.size / 1024)} KiB, more than ${maxPictureBytes / 1024}` };
    bytes = await readFile(file);
  } catch (error) {
    if (isMissing(error)) return { missing: true };
    throw error;
  }
  const kind = path.endsWith('.svg') ? 'svg' : 'png';
  const read = kind === 'svg' ? readSvg(bytes.toString('utf8')) : readPng(bytes);
  if ('fault' in read) return read;
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return { picture: { path, file, kind, ...read, digest } };
}

type Size = { width: number; height: number };

/** Width and height are in the header, after the signature (PNG specification, 11.2.2). */
function readPng(bytes: Buffer): Size | { fault: string } {
  const isPng = bytes.length > 24 && bytes.subarray(0, 8).equals(pngSignature) && bytes.toString('latin1', 12, 16) === 'IHDR';
  if (!isPng) return { fault: 'is not a PNG file' };
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width === 0 || height === 0 || width > maxSide || height > maxSide)
    return { fault: `is ${width} × ${height} pixels; ${maxSide} is the most` };
  return { width, height };
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const maxSide = 2_000;

/** An SVG is a document: one that is opened by itself may run scripts and load files. */
const unsafeInSvg = [
  '<script',
  '<foreignobject',
  '<!entity',
  '<!doctype',
  '<iframe',
  '<?xml-stylesheet',
  'javascript:',
  '@import',
];

const eventHandler = /\son[a-z]+\s*=/i;

function readSvg(text: string): Size | { fault: string } {
  const begin = text.indexOf('<svg');
  const tag = text.slice(begin, text.indexOf('>', begin));
  if (begin === -1 || tag === '') return { fault: 'is not an SVG file' };
  const lowerCase = text.toLowerCase();
  const unsafe =
    unsafeInSvg.find((words) => lowerCase.includes(words)) ?? eventHandler.exec(text)?.[0].trim() ?? outsideAddress(text);
  if (unsafe !== undefined) return { fault: `contains \`${unsafe.slice(0, 40)}\`, which a picture must not` };
  const box =
    /\bviewBox\s*=\s*["']([-\d.\s,]*)["']/
      .exec(tag)?.[1]
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? [];
  const [, , width = 0, height = 0] = box;
  if (box.length !== 4 || !(width > 0 && height > 0)) return { fault: 'has no `viewBox` with a width and a height' };
  return { width, height };
}

/** The beginning of a reference to anything but an element of the same file. */
function outsideAddress(text: string): string | undefined {
  // XML allows spaces around the sign.
  const compact = text.replaceAll(/\s/g, '');
  for (const begin of ['href=', 'src=', 'url(']) {
    for (const rest of compact.split(begin).slice(1)) {
      if (!/^["']?#/.test(rest)) return `${begin}${rest.slice(0, 30)}`;
    }
  }
  return undefined;
}
