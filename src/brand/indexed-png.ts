import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A colour as red, green and blue, 0 to 255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Pixels row by row, each row of `rowLength(width)` bytes: a zero, then the place of each pixel's colour in the palette. */
export type Rows = Uint8Array;

export interface IndexedPicture {
  width: number;
  /** Up to 256 colours. */
  palette: readonly Rgb[];
  /** One below the other. */
  parts: readonly CompressedRows[];
}

/** Rows that are encoded once and may be part of many pictures. */
export interface CompressedRows {
  /** Number of rows. */
  height: number;
  deflated: Buffer;
  checksum: Adler32;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Bit depth, colour type “indexed”, and the only methods of compression, filtering and interlacing. */
const format = [8, 3, 0, 0, 0];

/** Deflate with a window of 32 KiB; RFC 1950, section 2.2. */
const zlibHeader = Buffer.from([0x78, 0x01]);

/** An empty last block with fixed codes; RFC 1951, section 3.2.6. */
const lastBlock = Buffer.from([0x03, 0x00]);

/** Each row begins with the filter that the format wants to know: none. */
export function rowLength(width: number): number {
  return width + 1;
}

/**
 * Compresses rows so that others can follow. Only runs of one colour are: letters on a plain background have little else.
 * A small window, although runs need none, takes four times as long.
 */
export function compressRows(rows: Rows, width: number): CompressedRows {
  const deflated = deflateRawSync(rows, { level: 1, strategy: constants.Z_RLE, finishFlush: constants.Z_FULL_FLUSH });
  return { height: rows.length / rowLength(width), deflated, checksum: adler32(rows) };
}

/**
 * A picture of few colours as a PNG.
 *
 * W3C, Portable Network Graphics (PNG) Specification, chapter 11.
 */
export function encodeIndexedPng({ width, palette, parts }: IndexedPicture): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(8 + format.length);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(
    parts.reduce((sum, { height }) => sum + height, 0),
    4,
  );
  header.set(format, 8);
  const { a, b } = parts.reduce((sum, { checksum }) => joinAdler32(sum, checksum), adler32(new Uint8Array()));
  const end = Buffer.alloc(4);
  end.writeUInt32BE(b * 0x10000 + a);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', Buffer.concat([zlibHeader, ...parts.map(({ deflated }) => deflated), lastBlock, end])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const bytes = Buffer.alloc(named.length + 8);
  bytes.writeUInt32BE(data.length, 0);
  bytes.set(named, 4);
  bytes.writeUInt32BE(crc32(named), named.length + 4);
  return bytes;
}

/** Checksum of the whole, which takes that of its parts to know; RFC 1950, section 8. */
interface Adler32 {
  /** 1 + the sum of all bytes. */
  a: number;
  /** The sum of `a` after each byte. */
  b: number;
  length: number;
}

const adlerModulus = 65_521;

const none = new Uint32Array();

function adler32(bytes: Uint8Array): Adler32 {
  // The sums of a picture are far below 2⁵³, so that the remainders are needed once.
  let a = 1;
  let b = 0;
  // Most bytes are zeros, of which sixteen are looked at at once.
  const words = bytes.byteOffset % 4 === 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2) : none;
  for (let at = 0; at < bytes.length; ) {
    const word = at >> 2;
    if (at % 16 === 0 && words[word] === 0 && words[word + 1] === 0 && words[word + 2] === 0 && words[word + 3] === 0) {
      b += 16 * a;
      at += 16;
      continue;
    }
    for (const end = Math.min(at + 16, bytes.length); at < end; at += 1) {
      a += bytes[at] ?? 0;
      b += a;
    }
  }
  return { a: a % adlerModulus, b: b % adlerModulus, length: bytes.length };
}

/** The second begins with 1 again, where the first has ended with `a`. */
function joinAdler32(first: Adler32, second: Adler32): Adler32 {
  return {
    a: (first.a + second.a - 1 + adlerModulus) % adlerModulus,
    b: (first.b + second.b + (second.length % adlerModulus) * (first.a - 1 + adlerModulus)) % adlerModulus,
    length: first.length + second.length,
  };
}
