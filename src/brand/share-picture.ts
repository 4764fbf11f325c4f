import sharp from 'sharp';
import { escapeMarkup } from '../escape-markup.ts';
import { type CompressedRows, compressRows, encodeIndexedPng, type Rgb, type Rows, rowLength } from './indexed-png.ts';
import { layOut, margin, truncate } from './share-lines.ts';
import { shareSize } from './share-size.ts';

// The threads of one picture wait for each other longer than they work: with one, a title takes half the processor time.
sharp.concurrency(1);

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

const markSize = 88;

/** Everything of a picture but its title, which is drawn once for many pictures. */
interface Canvas {
  palette: Rgb[];
  rows: Rows;
  /** The rows above the title, compressed. */
  above: CompressedRows;
  /** Its rows from a row on, compressed: nearly all pictures end alike. */
  below: Map<number, CompressedRows>;
}

/** The title is in a whole number of so many rows, so that there are few places where the rest begins. */
const bandHeight = 30;

/** Shades from the background to a colour of text, for smooth edges. */
const shades = 16;
/** The palette: the shades of the title, those of the name, then the bar at the foot, then the mark. */
const firstShade = { title: 0, name: shades };
const barIndex = 2 * shades;
const markIndex = barIndex + 1;

const canvases = new WeakMap<ShareLook, Map<string, Promise<Canvas>>>();

/**
 * Draws the picture that other sites show for a link to a page, as a PNG of about 12 KiB. Letters are drawn as a mask of
 * their own, not as part of an SVG picture of the whole, which took four times as long.
 *
 * @param text left out where its characters cannot be drawn; see `canDraw`
 * @param look the same object for all pictures that look alike, because what they have in common is drawn once
 */
export async function drawSharePicture(text: ShareText | undefined, look: ShareLook): Promise<Buffer<ArrayBuffer>> {
  const canvas = await canvasOf(text, look);
  const { palette } = canvas;
  if (text === undefined) return encodeIndexedPng({ width, palette, parts: [rowsBelow(canvas, 0)] });
  const { lines, size } = layOut(text.title, text.language);
  const title = await drawLetters(lines, { ...look, language: text.language, size, weight: 'bold' });
  // From here on nothing waits, so all pictures can be put together in one place.
  const end = Math.min(height, Math.ceil((margin + (title?.height ?? 0)) / bandHeight) * bandHeight);
  const rows = sheet.subarray(0, (end - margin) * stride);
  rows.set(canvas.rows.subarray(margin * stride, end * stride));
  if (title !== undefined) place(rows, title, { x: margin, y: 0, shade: firstShade.title });
  return encodeIndexedPng({ width, palette, parts: [canvas.above, compressRows(rows, width), rowsBelow(canvas, end)] });
}

function rowsBelow({ rows, below }: Canvas, from: number): CompressedRows {
  const known = below.get(from) ?? compressRows(rows.subarray(from * stride), width);
  below.set(from, known);
  return known;
}

const { width, height } = shareSize;
const stride = rowLength(width);

/** The picture that is being put together: a new one of this size for each title would keep the garbage collector busy. */
const sheet = new Uint8Array(stride * height);

/** The canvas for a name, or for the mark alone. */
function canvasOf(text: ShareText | undefined, look: ShareLook): Promise<Canvas> {
  const known = canvases.get(look) ?? new Map<string, Promise<Canvas>>();
  canvases.set(look, known);
  const key = text === undefined ? '' : `${text.language} ${text.name}`;
  const canvas = known.get(key) ?? drawCanvas(text, look);
  known.set(key, canvas);
  return canvas;
}

async function drawCanvas(text: ShareText | undefined, look: ShareLook): Promise<Canvas> {
  const { brand, tint, ink, ink2 } = look.colors;
  const size = text === undefined ? markSize * 2 : markSize;
  const [x, y] = text === undefined ? [(width - size) / 2, (height - size) / 2] : [margin, height - margin - size - 12];
  const mark = await readMark(look, size);
  const rows = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++)
    rows.fill(row < height - 20 ? firstShade.title : barIndex, row * stride + 1, (row + 1) * stride);
  for (let row = 0; row < size; row++) {
    const indexes = mark.pixels.subarray(row * size, (row + 1) * size).map((index) => index + markIndex);
    rows.set(indexes, (y + row) * stride + 1 + x);
  }
  if (text !== undefined) {
    const { language } = text;
    const name = await drawLetters([truncate(text.name, 36, language)], { ...look, language, size: 36, weight: 'semi-bold' });
    const top = Math.round(y + (size - (name?.height ?? 0)) / 2);
    if (name !== undefined) place(rows, name, { x: x + size + 24, y: top, shade: firstShade.name });
  }
  const palette = [...shadesOf(tint, ink), ...shadesOf(tint, ink2), rgbOf(brand), ...mark.palette];
  return { palette, rows, above: compressRows(rows.subarray(0, margin * stride), width), below: new Map() };
}

interface Mark {
  palette: Rgb[];
  /** Places in that palette. */
  pixels: Uint8Array;
}

/** The mark in a square of the given size, its colours rounded until the palette has room for them. */
async function readMark({ mark, colors: { tint } }: ShareLook, size: number): Promise<Mark> {
  const data = await sharp(mark)
    .resize(size, size, { fit: 'contain', background: tint })
    .flatten({ background: tint })
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  let rounded = reduceColors(data, 1);
  // Steps of 64 leave 125 colours at most.
  for (let step = 2; rounded.palette.length > 256 - markIndex; step *= 2) rounded = reduceColors(data, step);
  return rounded;
}

function reduceColors(data: Buffer, step: number): Mark {
  const round = (value = 0): number => Math.min(255, Math.round(value / step) * step);
  const indexes = new Map<number, number>();
  const palette: Rgb[] = [];
  const pixels = new Uint8Array(data.length / 3);
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    const color: Rgb = [round(data[pixel * 3]), round(data[pixel * 3 + 1]), round(data[pixel * 3 + 2])];
    const key = (color[0] << 16) | (color[1] << 8) | color[2];
    const index = indexes.get(key) ?? palette.push(color) - 1;
    indexes.set(key, index);
    pixels[pixel] = index;
  }
  return { palette, pixels };
}

/** How much of each pixel is covered by letters, 0 to 255. */
interface Letters {
  width: number;
  height: number;
  data: Buffer;
}

/** @returns `undefined` when nothing of the text is visible */
async function drawLetters(
  lines: readonly string[],
  { fonts, language, size, weight }: Pick<ShareLook, 'fonts'> & { language: string; size: number; weight: string },
): Promise<Letters | undefined> {
  const text = lines.map((line) => escapeMarkup(line.replaceAll(/\p{Cc}/gu, ' '))).join('\n');
  if (!/[^\p{C}\p{Z}]/u.test(lines.join(''))) return undefined;
  // Pango takes a height of more than 1024 as 1/1024 points; at 72 dpi a point is a pixel.
  const lineHeight = Math.round(size * 1.35 * 1024);
  const { data, info } = await sharp({
    text: {
      text: `<span lang="${language}" line_height="${lineHeight}">${text}</span>`,
      font: `${fonts} ${weight} ${size}px`,
      dpi: 72,
    },
  })
    // All channels are alike. Large buffers make V8 collect garbage in the whole heap, every few pictures.
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Puts letters on a canvas; what is beyond its right edge is cut off. */
function place(rows: Uint8Array, letters: Letters, { x, y, shade }: { x: number; y: number; shade: number }): void {
  const { data } = letters;
  const visible = Math.min(letters.width, width - x);
  for (let row = 0; row < Math.min(letters.height, height - y); row++) {
    const from = row * letters.width;
    const to = (y + row) * stride + 1 + x;
    for (let column = 0; column < visible; column++) {
      const covered = ((data[from + column] ?? 0) * shades) >> 8;
      if (covered > 0) rows[to + column] = shade + covered;
    }
  }
}

function shadesOf(background: string, color: string): Rgb[] {
  const [from, to] = [rgbOf(background), rgbOf(color)];
  const mixed = (channel: 0 | 1 | 2, share: number): number => Math.round(from[channel] + (to[channel] - from[channel]) * share);
  return Array.from({ length: shades }, (_, step): Rgb => {
    const share = step / (shades - 1);
    return [mixed(0, share), mixed(1, share), mixed(2, share)];
  });
}

/** @param color `#086743` */
function rgbOf(color: string): Rgb {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
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
