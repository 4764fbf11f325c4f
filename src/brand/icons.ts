import sharp from 'sharp';

/**
 * Draws a sign as a PNG.
 *
 * @param size side in pixels
 * @param background colour behind the sign, for places that show transparency as black
 */
export async function signPng(svg: string, size: number, background?: string): Promise<Buffer> {
  const drawn = await sharp(Buffer.from(svg), { density: 72 * Math.max(1, size / 32) })
    .resize(size, size, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer();
  if (background === undefined) return drawn;
  return sharp(drawn).flatten({ background }).png({ palette: true }).toBuffer();
}

/** A PNG as an ICO file with one picture, for browsers that know no other icon. */
export function icoOf(png: Buffer, size: number): Buffer {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(size % 256, 6);
  header.writeUInt8(size % 256, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(header.length, 18);
  return Buffer.concat([header, png]);
}
