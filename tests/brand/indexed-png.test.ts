import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compressRows, encodeIndexedPng, rowLength } from '../../src/brand/indexed-png.ts';

const width = 300;
const black = [0, 0, 0] as const;

/** Rows of few colours, some of them of one. */
function makeRows(height: number, seed: number): Uint8Array {
  return Uint8Array.from({ length: height * rowLength(width) }, (_, at) => {
    const [row, column] = [Math.floor(at / rowLength(width)), at % rowLength(width)];
    return column === 0 || row % 3 === 0 ? 0 : (column * seed + row) % 251;
  });
}

/** The data of a picture, decompressed, which fails unless its checksum is right. */
function dataOf(png: Buffer): Buffer {
  const at = png.indexOf('IDAT');
  return inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
}

describe('a picture of few colours', () => {
  test.each([[[40]], [[1, 39]], [[200, 7, 193]]])('has the rows of its parts, of heights %j, with their checksum', (heights) => {
    const rows = heights.map((height, index) => makeRows(height, index + 1));
    const png = encodeIndexedPng({ width, palette: [black], parts: rows.map((each) => compressRows(each, width)) });
    expect(png.readUInt32BE(20)).toBe(heights.reduce((sum, height) => sum + height, 0));
    expect(dataOf(png).equals(Buffer.concat(rows))).toBe(true);
  });

  test('may have a part several times', () => {
    const part = compressRows(makeRows(30, 5), width);
    expect(dataOf(encodeIndexedPng({ width, palette: [black], parts: [part, part] })).length).toBe(60 * rowLength(width));
  });
});
