import sharp from 'sharp';
import { type CompressedRows, compressRows, encodeIndexedPng, type Rgb, type Rows, rowLength } from './indexed-png.ts';
import type { LetterStyle } from './letters.ts';
import { layOut, margin, truncate } from './share-lines.ts';
import { shareSize } from './share-size.ts';
import { type PlacedLetters, prepareWords, typeset } from './typeset.ts';

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

/** Draws the pictures of many pages in less time than one by one; see `drawSharePicture`. */
export async function drawSharePictures(
  texts: readonly (ShareText | undefined)[],
  look: ShareLook,
): Promise<Buffer<ArrayBuffer>[]> {
  const titles = texts.flatMap((text) => (text === undefined ? [] : [layTitleOut(text, look)]));
  for (const alike of Map.groupBy(titles, ({ style }) => JSON.stringify(style)).values()) {
    const [{ style } = { style: undefined }] = alike;
    if (style !== undefined)
      await prepareWords(
        alike.flatMap(({ lines }) => lines),
        style,
      );
  }
  const pictures: Buffer<ArrayBuffer>[] = [];
  for (const text of texts) pictures.push(await drawSharePicture(text, look));
  return pictures;
}

/**
 * Draws the picture that other sites show for a link to a page, as a PNG of 10 to 20 KiB.
 *
 * @param text left out where its characters cannot be drawn; see `canDraw`
 * @param look the same object for all pictures that look alike, because what they have in common is drawn once
 */
export async function drawSharePicture(text: ShareText | undefined, look: ShareLook): Promise<Buffer<ArrayBuffer>> {
  const canvas = await canvasOf(text, look);
  const { palette } = canvas;
  if (text === undefined) return encodeIndexedPng({ width, palette, parts: [rowsBelow(canvas, 0)] });
  const { lines, style } = layTitleOut(text, look);
  const title = await typeset(lines, style);
  // From here on nothing waits, so all pictures can be put together in one place.
  const end = Math.min(height, Math.ceil((margin + heightOf(title)) / bandHeight) * bandHeight);
  const rows = sheet.subarray(0, (end - margin) * stride);
  rows.set(canvas.rows.subarray(margin * stride, end * stride));
  place(rows, title, { x: margin, y: 0, shade: firstShade.title });
  return encodeIndexedPng({ width, palette, parts: [canvas.above, compressRows(rows, width), rowsBelow(canvas, end)] });
}

function layTitleOut({ title, language }: ShareText, { fonts }: ShareLook): { lines: string[]; style: LetterStyle } {
  const { lines, size } = layOut(title, language);
  return { lines, style: { fonts, language, size, weight: 'bold' } };
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
    const style: LetterStyle = { fonts: look.fonts, language, size: 36, weight: 'semi-bold' };
    const name = await typeset([truncate(text.name, 36, language)], style);
    place(rows, name, { x: x + size + 24, y: Math.round(y + (size - heightOf(name)) / 2), shade: firstShade.name });
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

function heightOf(placed: readonly PlacedLetters[]): number {
  return Math.max(0, ...placed.map(({ y, height }) => y + height));
}

/** Puts letters on a canvas; what is beyond its edges is cut off. */
function place(rows: Uint8Array, placed: readonly PlacedLetters[], at: { x: number; y: number; shade: number }): void {
  for (const { data, width: letterWidth, height: letterHeight, ...own } of placed) {
    const [x, y] = [at.x + own.x, at.y + own.y];
    const visible = Math.min(letterWidth, width - x);
    for (let row = 0; row < Math.min(letterHeight, rows.length / stride - y); row++) {
      const from = row * letterWidth;
      const to = (y + row) * stride + 1 + x;
      for (let column = 0; column < visible; column++) {
        const covered = ((data[from + column] ?? 0) * shades) >> 8;
        if (covered > 0) rows[to + column] = at.shade + covered;
      }
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
