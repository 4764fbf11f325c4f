import sharp from 'sharp';
import { escapeMarkup } from '../escape-markup.ts';
import { shareSize } from './share-size.ts';

export interface ShareText {
  /** BCP 47 tag. */
  language: string;
  title: string;
  /** Name of the site. */
  name: string;
}

export interface ShareLook {
  /** A small PNG of the mark. */
  mark: Buffer;
  colors: { brand: string; tint: string; ink: string; ink2: string };
  fonts: string;
}

const margin = 80;
const markSize = 88;

/**
 * Draws the picture that other sites show for a link to a page, as a PNG of about 35 KiB. A smaller palette would make it
 * a third of that and take five times as long.
 *
 * @param text left out where its characters cannot be drawn; see `canDraw`
 */
export function drawSharePicture(text: ShareText | undefined, { mark, colors, fonts }: ShareLook): Promise<Buffer> {
  const { width, height } = shareSize;
  const size = text === undefined ? markSize * 2 : markSize;
  const [x, y] = text === undefined ? [(width - size) / 2, (height - size) / 2] : [margin, height - margin - size - 12];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colors.tint}"/><rect y="${height - 20}" width="100%" height="20" fill="${colors.brand}"/><image x="${x}" y="${y}" width="${size}" height="${size}" href="data:image/png;base64,${mark.toString('base64')}"/>${text === undefined ? '' : textElements(text, { colors, fonts })}</svg>`;
  return sharp(Buffer.from(svg)).png({ compressionLevel: 6 }).toBuffer();
}

function textElements({ language, title, name }: ShareText, { colors, fonts }: Pick<ShareLook, 'colors' | 'fonts'>): string {
  const { lines, size } = layOut(title, language);
  const family = `font-family="${escapeMarkup(fonts)}" xml:lang="${language}"`;
  const top = 68 + size;
  const rows = lines.map(
    (line, index) => `<tspan x="${margin}" y="${top + Math.round(index * size * 1.35)}">${escapeMarkup(line)}</tspan>`,
  );
  const baseline = shareSize.height - margin - markSize / 2 + 1;
  return `<text ${family} font-size="${size}" font-weight="700" fill="${colors.ink}">${rows.join('')}</text><text ${family} x="${margin + markSize + 24}" y="${baseline}" font-size="36" font-weight="600" fill="${colors.ink2}">${escapeMarkup(truncate(name, 36, language))}</text>`;
}

/** Sizes of the title in pixels, each with the most lines that fit above the name. */
const titleSizes = [
  { size: 76, most: 3 },
  { size: 64, most: 4 },
  { size: 54, most: 5 },
] as const;

function layOut(title: string, language: string): { lines: string[]; size: number } {
  const candidates = titleSizes.map(({ size, most }) => ({ size, most, lines: breakLines(title, size, language) }));
  const [smallest] = candidates.slice(-1);
  const { size, most, lines } =
    candidates.find((each) => each.lines.length <= each.most) ?? (smallest as (typeof candidates)[number]);
  return { size, lines: lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]?.slice(0, -1)}…`] };
}

/** Breaks between words; marks stay with the word before them. */
function breakLines(text: string, size: number, language: string): string[] {
  const widest = (shareSize.width - 2 * margin) / size;
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text, language)) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > widest) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trim()].filter((each) => each !== '');
}

function pieces(text: string, language: string): string[] {
  const parts: string[] = [];
  for (const { segment, isWordLike } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    const opens = /[\p{Ps}\p{Pi}]$/u.test(parts.at(-1) ?? '');
    const closes = !isWordLike && !/^[\p{Ps}\p{Pi}]/u.test(segment);
    if (parts.length > 0 && (opens || closes)) parts[parts.length - 1] += segment;
    else parts.push(segment);
  }
  return parts;
}

function truncate(text: string, size: number, language: string): string {
  const [line = '', ...rest] = breakLines(text, size * 1.15, language);
  return rest.length === 0 ? line : `${line}…`;
}

/** Width in em, rather too wide than too narrow: fonts differ from machine to machine. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{20000}-\u{3ffff}]/u.test(character)) width += 1;
    else if (/[A-ZMW@%&]/.test(character)) width += 0.8;
    else if (/[\s.,:;'!|iIjl]/.test(character)) width += 0.38;
    else width += 0.68;
  }
  return width;
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

/** Chinese fonts come first, so that marks are as wide as characters. */
export const shareFonts =
  'PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Zen Hei, Noto Sans SC, sans-serif';
