import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Extensions of the compressed files beside their originals. */
export const compressedEndings = ['.br', '.gz'] as const;

/** A text file of a site. */
export interface Text {
  /** Below the site's folder. */
  path: string;
  /** Of the text that was compressed by the last run; missing if it was not. */
  digest?: string | undefined;
  /** Endings of the compressed files that are there. */
  beside: readonly string[];
}

/** Digest of each text by its path. */
export type Digests = Record<string, string>;

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
 * Compresses those that have changed. Synchronous, which takes half the processor time for tens of thousands of small
 * files.
 */
export function compressTexts(folder: string, texts: readonly Text[]): Digests {
  const digests: Digests = {};
  for (const { path, digest: known, beside } of texts) {
    const bytes = readFileSync(join(folder, path));
    const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    digests[path] = digest;
    if (known !== digest || !hasAll(path, bytes.length, beside)) writeCompressed(join(folder, path), bytes);
  }
  return digests;
}

function writeCompressed(file: string, bytes: Buffer): void {
  const written = writeBeside(file, bytes);
  for (const ending of compressedEndings) if (!written.includes(ending)) rmSync(file + ending, { force: true });
}

/** Writes the compressed files of a text beside it. @returns their endings */
export function writeBeside(file: string, bytes: Uint8Array, options: { flag?: 'wx' } = {}): readonly string[] {
  const endings = compressedBeside(file, bytes.length);
  for (const ending of endings)
    writeFileSync(file + ending, ending === '.br' ? brotli(file, bytes) : gzipSync(bytes, { level: 9 }), options);
  return endings;
}

/**
 * Endings of the compressed files of a text: none of a small one. Programs read Markdown, and hardly one of them asks for
 * Brotli.
 */
export function compressedBeside(path: string, size: number): readonly (typeof compressedEndings)[number][] {
  if (size < minBytes) return [];
  return extname(path) === '.md' ? ['.gz'] : compressedEndings;
}

/** @param beside endings of the compressed files that are there */
export function hasAll(path: string, size: number, beside: readonly string[]): boolean {
  return compressedBeside(path, size).every((ending) => beside.includes(ending));
}

function brotli(path: string, bytes: Uint8Array): Uint8Array {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: qualityFor(path),
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    [constants.BROTLI_PARAM_LGWIN]: windowFor(bytes.length),
  };
  return brotliCompressSync(bytes, { params });
}

/** As large as the text, as a power of two: a larger one takes longer, and saves nothing. */
function windowFor(size: number): number {
  const bits = Math.ceil(Math.log2(size + 16));
  return Math.min(Math.max(bits, constants.BROTLI_MIN_WINDOW_BITS), constants.BROTLI_DEFAULT_WINDOW);
}
