import { escapeMarkup } from '../../escape-markup.ts';

/** Where a chart is drawn: one for phones, one for wider screens, each at about its size on the screen. */
export interface Canvas {
  /** Pixels. */
  width: number;
  /** BCP 47 tag, for numbers on an axis. */
  lang: string;
}

/** The content of an SVG and its height in pixels. */
export interface Drawn {
  height: number;
  content: string;
}

/** An SVG element; its look comes from the stylesheet by class, as the site's policy blocks inline styles. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escapeMarkup(value)}"`,
  );
  return `<${name}${written.join('')}${content === '' ? '/>' : `>${content}</${name}>`}`;
}

export function label(text: string, attributes: Readonly<Record<string, string | number>>): string {
  return text === '' ? '' : element('text', attributes, escapeMarkup(text));
}

/** Rounded to a tenth of a pixel, which is the same on every machine. */
export function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

export const fontSize = 13;

/**
 * Width of a text in pixels, estimated without a font and rather too wide: East Asian characters are one em, capitals
 * and signs such as % and @ 0.85, others 0.64, the width of digits in DejaVu Sans, the widest common fallback font.
 */
export function widthOf(text: string, size = fontSize): number {
  let ems = 0;
  for (const character of text) {
    if (
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef“”‘’…—]/u.test(character)
    )
      ems += 1;
    else ems += /[\p{Lu}%@mw&]/u.test(character) ? 0.85 : 0.64;
  }
  return ems * size;
}

/** Cuts a text that is too wide and ends it with an ellipsis. */
export function truncate(text: string, width: number, size = fontSize): string {
  if (widthOf(text, size) <= width) return text;
  const segments = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);
  while (segments.length > 1 && widthOf(`${segments.join('')}…`, size) > width) segments.pop();
  return `${segments.join('').trimEnd()}…`;
}
