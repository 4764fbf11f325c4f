import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { icoOf, signPng } from '../../src/brand/icons.ts';
import { canDraw, shareFonts } from '../../src/brand/letters.ts';
import { drawSharePicture } from '../../src/brand/share-picture.ts';
import { readSign } from '../../src/brand/sign.ts';

const colors = { brand: '#086743', onBrand: '#ffffff', tint: '#f0f8f3', ink: '#16211b', ink2: '#445149' };
const mark = await signPng(await readSign({ colors }), 176);
const look = { mark, colors, fonts: 'sans-serif' };

/** Share of the pixels of a band that are darker than the background. */
async function inkBetween(png: Buffer, top: number, bottom: number, left = 0, right = 1200): Promise<number> {
  const { data } = await sharp(png)
    .extract({ left, top, width: right - left, height: bottom - top })
    .flatten()
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return data.filter((value) => value < 128).length / data.length;
}

describe('the picture for shared links', () => {
  test('shows title, mark and name on the brand’s colour, and is small', async () => {
    const png = await drawSharePicture({ language: 'en', title: 'How do I get a refund?', name: 'Help Centre' }, look);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect(png.length).toBeLessThan(20_000);
    expect(await inkBetween(png, 80, 200)).toBeGreaterThan(0.02);
    expect(await inkBetween(png, 440, 550, 190)).toBeGreaterThan(0.005);
    expect(await inkBetween(png, 612, 630)).toBe(1);
  });

  test('a title of any length stays within the picture', async () => {
    const title = 'Which of my devices can play a course I have bought and how do I sign one of them out '.repeat(4);
    const png = await drawSharePicture({ language: 'en', title, name: title }, look);
    expect(await inkBetween(png, 0, 600, 1160)).toBe(0);
    expect(await inkBetween(png, 434, 446)).toBe(0);
  });

  test('markup in a title is text', async () => {
    const png = await drawSharePicture(
      { language: 'en', title: '</text><rect width="9999" height="9999"/> & "x"', name: 'a' },
      look,
    );
    expect(await inkBetween(png, 560, 600)).toBe(0);
  });

  test('without text it shows the mark alone', async () => {
    const png = await drawSharePicture(undefined, look);
    expect(await inkBetween(png, 0, 600, 0, 400)).toBe(0);
    expect(await inkBetween(png, 250, 380, 540, 660)).toBeGreaterThan(0.3);
  });

  test('it has the colours of the brand, whatever the mark looks like', async () => {
    const noise = Buffer.from(Array.from({ length: 88 * 88 * 3 }, (_, byte) => ((byte * 7919) ^ (byte >> 5)) & 255));
    const colorful = await sharp(noise, { raw: { width: 88, height: 88, channels: 3 } })
      .png()
      .toBuffer();
    const png = await drawSharePicture({ language: 'en', title: 'A', name: 'B' }, { ...look, mark: colorful });
    const pixels = await sharp(png).raw().toBuffer();
    const colorAt = (x: number, y: number): string => `#${pixels.toString('hex', (y * 1200 + x) * 3, (y * 1200 + x) * 3 + 3)}`;
    expect([colorAt(1199, 0), colorAt(0, 629)]).toEqual([colors.tint, colors.brand]);
    const mark = new Set(Array.from({ length: 88 * 88 }, (_, at) => colorAt(80 + (at % 88), 450 + Math.floor(at / 88))));
    expect(mark.size).toBeGreaterThan(30);
  });

  test('a title that cannot be seen, or has characters that markup may not have, is no fault', async () => {
    for (const title of ['\u200b', 'a\u0000b', '\u0001', '\ud800'])
      expect(await sharp(await drawSharePicture({ language: 'en', title, name: '' }, look)).metadata()).toMatchObject({
        width: 1200,
      });
  });

  test('pictures of different titles, languages and names differ', async () => {
    const text = { language: 'en', title: 'A', name: 'B' };
    const texts = [text, { ...text, title: 'C' }, { ...text, name: 'D' }, text];
    const [first, ...others] = await Promise.all(texts.map((each) => drawSharePicture(each, look)));
    expect(others.map((other) => other.equals(first as Buffer))).toEqual([false, false, true]);
  });

  test('Latin text can always be drawn', async () => {
    expect(await canDraw('Refunds', shareFonts)).toBe(true);
  });
});

test('an icon file holds its PNG after a header of 22 bytes', async () => {
  const png = await signPng(await readSign({ colors }), 32);
  const ico = icoOf(png, 32);
  expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico.readUInt8(6), ico.readUInt32LE(14), ico.readUInt32LE(18)]).toEqual([
    1,
    1,
    32,
    png.length,
    22,
  ]);
  expect(ico.subarray(22)).toEqual(png);
});
