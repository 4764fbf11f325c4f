import { describe, expect, test } from 'vitest';
import { drawLetters, type LetterStyle, shareFonts } from '../../src/brand/letters.ts';
import { type PlacedLetters, prepareWords, typeset } from '../../src/brand/typeset.ts';
import { drawWords } from '../../src/brand/word-sheet.ts';

const style: LetterStyle = { fonts: shareFonts, language: 'en', size: 76, weight: 'bold' };

const [width, height] = [1_800, 600];

/** Coverage of each pixel, in a picture that has room for all. */
function painted(placed: readonly PlacedLetters[]): Uint8Array {
  const pixels = new Uint8Array(width * height);
  for (const letters of placed) {
    for (const [index, covered] of letters.data.entries()) {
      const at = (letters.y + Math.floor(index / letters.width)) * width + letters.x + (index % letters.width);
      pixels[at] = Math.max(pixels[at] ?? 0, covered);
    }
  }
  return pixels;
}

/** The mean of each square of so many pixels: two drawings may begin at different parts of a pixel. */
const square = 12;

function blurred(pixels: Uint8Array): Float64Array {
  const columns = Math.ceil(width / square);
  const means = new Float64Array(columns * Math.ceil(height / square));
  for (const [at, covered] of pixels.entries()) {
    const to = Math.floor(Math.floor(at / width) / square) * columns + Math.floor((at % width) / square);
    means[to] = (means[to] ?? 0) + covered / square ** 2;
  }
  return means;
}

async function drawnWhole(line: string, own: LetterStyle): Promise<Uint8Array> {
  const whole = await drawLetters([line], own, 1.35 * own.size);
  return painted(whole === undefined ? [] : [{ ...whole, x: 0, y: 0 }]);
}

/** Share of the ink of either that is in one of them only. */
function differenceOf(a: Uint8Array | Float64Array, b: Uint8Array | Float64Array): number {
  let [either, different] = [0, 0];
  for (const [index, covered] of a.entries()) {
    either += Math.max(covered, b[index] ?? 0);
    different += Math.abs(covered - (b[index] ?? 0));
  }
  return either === 0 ? 0 : different / either;
}

describe('lines that are set word by word', () => {
  test.each([
    ['en', 'How do I get a refund for'],
    ['en', '“Office”, AV & Wi-Fi: v2.0'],
    ['en', 'Тест: Ελληνικά, naïve café'],
    ['zh-CN', '能不能退款？（含 iOS）：大显'],
    ['ja', 'コースを返金できますか'],
    ['ko', '환불은언제되나요?'],
  ])('look as if they were drawn whole: %s, %j', async (language, line) => {
    const own = { ...style, language };
    const whole = await drawnWhole(line, own);
    expect(differenceOf(blurred(painted(await typeset([line], own))), blurred(whole))).toBeLessThan(0.12);
  });

  test('follow each other at the distance of lines', async () => {
    const [one, two] = await Promise.all([['a'], ['a', 'a']].map((lines) => typeset(lines, style)));
    expect(two?.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [0, Math.round(1.35 * style.size)],
    ]);
    expect(two?.[0]?.data).toEqual(one?.[0]?.data);
  });

  test('are the same whatever was drawn with them or before', async () => {
    const text = ['Where is my invoice?'];
    const own: LetterStyle = { ...style, language: 'en-GB' };
    const first = await typeset(text, own);
    for (let round = 0; round < 3; round += 1) {
      await prepareWords([`Where word${round} invoice?`, `x${round} is a much longer invoice`], {
        ...style,
        language: `en-x-${round}`,
      });
      expect(await typeset(text, { ...style, language: `en-x-${round}` })).toEqual(first);
    }
  });

  test('differ with their size', async () => {
    const [large, small] = await Promise.all([76, 54].map((size) => typeset(['Where'], { ...style, size })));
    expect(small?.[0]?.height).toBeLessThan(large?.[0]?.height ?? 0);
  });

  test.each([
    ['from right to left', 'مرحبا بالعالم ok'],
    ['joined', 'family 👩‍👩‍👧 plan'],
    ['with marks piled up', `refund a${'\u0301\u0302\u0303'.repeat(4)}`],
    ['of one very long word', 'W'.repeat(41)],
  ])('are drawn whole where words depend on what is beside them: %s', async (_, line) => {
    expect(differenceOf(painted(await typeset([line], style)), await drawnWhole(line, style))).toBe(0);
  });

  test('a word that reaches into other lines leaves their words alone', async () => {
    const alone = await Promise.all(['under', 'neath'].map((word) => drawWords([word], style)));
    const [under, high, neath] = await drawWords(['under', `a${'\u0302'.repeat(8)}`, 'neath'], style);
    expect([under, neath]).toEqual(alone.flat());
    expect(high).toBeUndefined();
  });

  test('nothing is drawn where nothing is visible', async () => {
    for (const line of ['', '   ', '\u3000', '\u200b', '\u0001']) expect(await typeset([line], style)).toEqual([]);
  });
});
