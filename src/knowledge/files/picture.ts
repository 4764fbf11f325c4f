import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readDrawing } from './drawing.ts';
import { isMissing } from './file-errors.ts';

/** A picture of the brand, read from `media/`. */
export interface Picture {
  /** Path below `media/`. */
  path: string;
  /** Where it is on this machine. */
  file: string;
  kind: 'svg' | 'png';
  /** In CSS pixels; for an SVG see `readDrawing`. */
  width: number;
  height: number;
  /** Of the bytes. */
  digest: string;
}

/** Pictures of the brand are a few KiB; readers fetch one with every first page. */
export const maxPictureBytes = 100 * 1024;

/**
 * @param path below `media/`
 * @returns the picture, or what is wrong with it as the end of a sentence about the file, with what to do if that is known
 */
export async function readPicture(
  contentDir: string,
  path: string,
): Promise<{ picture: Picture } | { missing: true } | { fault: string; hint?: string }> {
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

/** An SVG file is a document: one that is opened by itself may run scripts and load files. */
function readSvg(text: string): Size | { fault: string; hint?: string } {
  const {
    size,
    problems: [first],
  } = readDrawing(text);
  if (first !== undefined) {
    const { line, column, message, hint } = first;
    return { fault: `cannot be shown (${line}:${column}): ${message.replace(/\.$/, '')}`, hint };
  }
  return size ?? { fault: 'has no size' };
}
