import sharp from 'sharp';
import { escapeMarkup } from '../escape-markup.ts';

// The threads of one picture wait for each other longer than they work: with one, a title takes half the processor time.
sharp.concurrency(1);

/** How much of each pixel is covered by letters, 0 to 255, row by row. */
export interface Letters {
  width: number;
  height: number;
  data: Uint8Array;
}

export interface LetterStyle {
  /** Names of fonts, the preferred one first. */
  fonts: string;
  /** BCP 47 tag; Chinese characters look different in Japanese. */
  language: string;
  /** In pixels. */
  size: number;
  weight: 'bold' | 'semi-bold';
}

/** Chinese fonts come first, so that marks are as wide as characters. */
export const shareFonts =
  'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Zen Hei, Noto Sans SC, sans-serif';

/**
 * Draws lines one below the other, as a mask of their own: as part of an SVG picture they take four times as long.
 *
 * @param lines without control characters
 * @param lineHeight in pixels
 * @returns no more than what is visible; `undefined` when nothing is
 */
export async function drawLetters(
  lines: readonly string[],
  { fonts, language, size, weight }: LetterStyle,
  lineHeight: number,
): Promise<Letters | undefined> {
  if (!/[^\p{C}\p{Z}]/u.test(lines.join(''))) return undefined;
  // Pango takes a height of more than 1024 as 1/1024 points; at 72 dpi a point is a pixel.
  const height = Math.round(lineHeight * 1024);
  const { data, info } = await sharp({
    text: {
      text: `<span lang="${language}" line_height="${height}">${lines.map(escapeMarkup).join('\n')}</span>`,
      font: `${fonts} ${weight} ${size}px`,
      dpi: 72,
    },
  })
    // One channel, as it was drawn: three would be alike, and take twice as long.
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/**
 * Whether this machine has fonts for a text. A missing character is drawn as a box; two of them look alike but for the
 * digits in them, while real ones do not.
 */
export async function canDraw(text: string, fonts: string): Promise<boolean> {
  if (!/\p{Script=Han}/u.test(text)) return true;
  const [first, second] = await Promise.all(['\u4e00', '\u4e0d'].map((character) => inkOf(character, fonts)));
  let either = 0;
  let both = 0;
  for (const [index, ink] of (first as Buffer).entries()) {
    const other = second?.[index] ?? 0;
    if (ink > 128 || other > 128) either += 1;
    if (ink > 128 && other > 128) both += 1;
  }
  return either > 0 && both / either < 0.5;
}

function inkOf(character: string, fonts: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><text x="8" y="76" font-size="72" font-family="${escapeMarkup(fonts)}" fill="#fff">${character}</text></svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: '#000' }).greyscale().raw().toBuffer();
}
