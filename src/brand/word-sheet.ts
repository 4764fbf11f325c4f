import { drawLetters, type LetterStyle, type Letters } from './letters.ts';

/** A word, or a single Chinese character, as it is drawn in any line. In pixels. */
export interface DrawnWord {
  /** Missing where nothing is visible, as of a space. */
  letters?: Letters;
  /** Where the letters begin, from where a bar in place of the word would end. */
  left: number;
  /** Where they begin, from the top of such a bar. */
  top: number;
  /** From one word to the next. */
  advance: number;
}

/** Stands on both sides of each word, where its ink tells where the word begins and ends. */
const bar = '|';

/** Lines that tell how wide a bar is. */
const references = [bar, bar + bar] as const;

/**
 * Draws words, each in a line of its own, and cuts them apart: alone, each would take three times as long.
 *
 * Fonts are set in whole pixels, so that the place of a word in a line does not change how it is drawn.
 *
 * @param words without line breaks
 * @returns in their order; `undefined` for a word that does not stay in its line
 */
export async function drawWords(words: readonly string[], style: LetterStyle): Promise<(DrawnWord | undefined)[]> {
  // Marks above and below letters have room.
  const pitch = 2 * style.size;
  const lines = [...references, ...words.map((word) => bar + word + bar)];
  const sheet = await drawLetters(lines, style, pitch);
  const drawn = sheet && cutApart(sheet, lines.length, pitch);
  if (drawn !== undefined) return drawn;
  // One of them is in the lines of others, too.
  if (words.length === 1) return [undefined];
  const alone = await Promise.all(words.map((word) => drawWords([word], style)));
  return alone.flat();
}

/** @returns `undefined` when a line reaches into another */
function cutApart(sheet: Letters, lines: number, pitch: number): DrawnWord[] | undefined {
  const first = inkOf(sheet, 0, pitch);
  if (first === undefined || first.left > 0 || first.top > 0 || first.bottom === pitch - 1) return undefined;
  const barWidth = first.right + 1;
  const margin = Math.floor((pitch - first.bottom) / 2);
  // Wider than the gap between a letter and a mark above or below it.
  const clear = Math.round(pitch / 12);
  const inks: (Ink & { barTop: number })[] = [];
  for (let line = 0; line < lines; line += 1) {
    const from = Math.max(0, line * pitch - margin);
    const to = Math.min(sheet.height, (line + 1) * pitch - margin);
    const ink = inkOf(sheet, from, to);
    // Letters from another font may move a line. The half covered end of a bar is not always drawn.
    const barTop = topOf(sheet, barWidth >> 1, from, to);
    if (ink === undefined || barTop === undefined) return undefined;
    if ((line > 0 && ink.top < from + clear) || (line < lines - 1 && ink.bottom >= to - clear)) return undefined;
    inks.push({ ...ink, barTop });
  }
  const [, barTwice = 0] = inks.map(({ right }) => right);
  return inks.slice(references.length).map((ink) => {
    const advance = ink.right - barTwice;
    const [from, to] = [barWidth, ink.right + 1 - barWidth];
    const own = from < to ? inkOf(sheet, ink.top, ink.bottom + 1, from, to) : undefined;
    if (own === undefined) return { left: 0, top: 0, advance };
    return { letters: cut(sheet, own), left: own.left - barTwice, top: own.top - ink.barTop, advance };
  });
}

/** The first row in which a column is covered, more than half. */
function topOf({ width, data }: Letters, column: number, from: number, to: number): number | undefined {
  for (let row = from; row < to; row += 1) if ((data[row * width + column] ?? 0) > 128) return row;
  return undefined;
}

/** The outermost pixels that are covered at all. */
type Ink = Record<'left' | 'right' | 'top' | 'bottom', number>;

/** Within rows and columns, each from one to before another; `undefined` where there is none. */
function inkOf({ width, data }: Letters, fromRow: number, toRow: number, from = 0, to = width): Ink | undefined {
  const empty = Buffer.alloc(to - from);
  let ink: Ink | undefined;
  for (let row = fromRow; row < toRow; row += 1) {
    let left = row * width + from;
    let right = row * width + to - 1;
    // Ten times as fast as looking at each pixel; half of the rows have none.
    if (empty.compare(data, left, right + 1) === 0) continue;
    while (data[left] === 0) left += 1;
    while (data[right] === 0) right -= 1;
    ink ??= { left: to, right: from, top: row, bottom: row };
    ink.bottom = row;
    ink.left = Math.min(ink.left, left - row * width);
    ink.right = Math.max(ink.right, right - row * width);
  }
  return ink;
}

function cut({ width, data }: Letters, { left, right, top, bottom }: Ink): Letters {
  const [ownWidth, height] = [right + 1 - left, bottom + 1 - top];
  const own = new Uint8Array(ownWidth * height);
  for (let row = 0; row < height; row += 1) {
    const from = (top + row) * width + left;
    own.set(data.subarray(from, from + ownWidth), row * ownWidth);
  }
  return { width: ownWidth, height, data: own };
}
