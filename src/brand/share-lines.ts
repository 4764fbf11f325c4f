import { shareSize } from './share-size.ts';

/** Space around the texts of a picture for shared links, in pixels. */
export const margin = 80;

/** Sizes of the title in pixels, each with the most lines that fit above the name. */
const titleSizes = [
  { size: 76, most: 3 },
  { size: 64, most: 4 },
  { size: 54, most: 5 },
] as const;

/** The lines of a title, in the largest size in which they fit; a longer one ends with an ellipsis. */
export function layOut(title: string, language: string): { lines: string[]; size: number } {
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

const segmenters = new Map<string, Intl.Segmenter>();

function pieces(text: string, language: string): string[] {
  const parts: string[] = [];
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const opens = /[\p{Ps}\p{Pi}]$/u.test(parts.at(-1) ?? '');
    const closes = !isWordLike && !/^[\p{Ps}\p{Pi}]/u.test(segment);
    if (parts.length > 0 && (opens || closes)) parts[parts.length - 1] += segment;
    else parts.push(segment);
  }
  return parts;
}

/** What fits into one line. */
export function truncate(text: string, size: number, language: string): string {
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
