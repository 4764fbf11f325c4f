import { LruMap } from '../lru-map.ts';
import { drawLetters, type LetterStyle, type Letters } from './letters.ts';
import { type DrawnWord, drawWords } from './word-sheet.ts';

/** Letters of a text, and where they are in it, in pixels. */
export interface PlacedLetters extends Letters {
  x: number;
  y: number;
}

/** Distance of lines, in sizes of the letters. */
const lineDistance = 1.35;

/**
 * Draws lines one below the other. Words that many texts have are drawn once: drawing takes nearly all the time of a picture.
 *
 * @returns from the outermost visible pixels on; empty when nothing is visible
 */
export async function typeset(lines: readonly string[], style: LetterStyle): Promise<PlacedLetters[]> {
  const visible = lines.map(withoutControls);
  const words = visible.every(isPlain) ? await wordsOf(visible, style) : undefined;
  if (words !== undefined) return compose(visible, words, style);
  const whole = await drawLetters(visible, style, style.size * lineDistance);
  return whole === undefined ? [] : [{ ...whole, x: 0, y: 0 }];
}

/** Draws what lines of many texts need, which takes less time for all of them together. */
export async function prepareWords(lines: readonly string[], style: LetterStyle): Promise<void> {
  await wordsOf(lines.map(withoutControls).filter(isPlain), style);
}

function withoutControls(line: string): string {
  return line.replaceAll(/\p{Cc}/gu, ' ');
}

/** Longer words are hardly ever in a second text. */
const maxWordLength = 40;

/** Scripts whose words follow each other from left to right, and do not change beside others. */
const plain =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** Characters that nobody sees, such as marks of direction and joiners; marks at the beginning, or piled up. */
const odd = /[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?:^|[^\p{L}\p{M}])\p{M}|\p{M}{3}/u;

function isPlain(line: string): boolean {
  return plain.test(line) && !odd.test(line) && cutLine(line).every(({ length }) => length <= maxWordLength);
}

/** Words, the spaces between them, and Chinese characters each alone: these do not move when others are beside them. */
function cutLine(line: string): string[] {
  return line.match(/\p{Script=Han}\p{M}*|[^\p{Script=Han}\p{Z}]+|\p{Z}/gu) ?? [];
}

/** Of words that are kept; each pixel is a byte. */
const maxBytes = 24 * 1024 * 1024;

/** Of an entry without its pixels, about. */
const entryBytes = 200;

const drawnBefore = new LruMap<string, DrawnWord | 'stands out'>(
  maxBytes,
  (word) => entryBytes + (word === 'stands out' ? 0 : (word.letters?.data.length ?? 0)),
);

/** Larger sheets take more memory, and hardly less time. */
const wordsPerSheet = 16;

/** @returns the words of the lines; `undefined` if one of them does not stay in its line */
async function wordsOf(lines: readonly string[], style: LetterStyle): Promise<Map<string, DrawnWord> | undefined> {
  const kind = JSON.stringify(style);
  const words = new Map([...new Set(lines.flatMap(cutLine))].map((word) => [word, drawnBefore.get(kind + word)]));
  const missing = [...words].flatMap(([word, drawn]) => (drawn === undefined ? [word] : []));
  // A sheet is as wide as its longest word.
  missing.sort((a, b) => a.length - b.length);
  for (let from = 0; from < missing.length; from += wordsPerSheet) {
    const batch = missing.slice(from, from + wordsPerSheet);
    for (const [index, drawn = 'stands out' as const] of (await drawWords(batch, style)).entries()) {
      words.set(batch[index] ?? '', drawn);
      drawnBefore.set(kind + batch[index], drawn);
    }
  }
  const all = [...words].flatMap(([word, drawn]) =>
    drawn === undefined || drawn === 'stands out' ? [] : [[word, drawn] as const],
  );
  return all.length === words.size ? new Map(all) : undefined;
}

function compose(lines: readonly string[], words: ReadonlyMap<string, DrawnWord>, { size }: LetterStyle): PlacedLetters[] {
  const placed = lines.flatMap((line, number) => {
    let x = 0;
    return cutLine(line).flatMap((name) => {
      const word = words.get(name);
      const at = x;
      x += word?.advance ?? 0;
      if (word?.letters === undefined) return [];
      return [{ ...word.letters, x: at + word.left, y: Math.round(number * size * lineDistance) + word.top }];
    });
  });
  const left = Math.min(...placed.map(({ x }) => x));
  const top = Math.min(...placed.map(({ y }) => y));
  return placed.map((letters) => ({ ...letters, x: letters.x - left, y: letters.y - top }));
}
