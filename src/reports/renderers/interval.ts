import { escapeMarkup } from '../../escape-markup.ts';

/**
 * An interval on the scale 0…1 as a small drawing: a track, the interval, the share as a dot and an
 * upright line at `limit`. Attributes and classes only; colours come from the stylesheet.
 */
export function drawInterval({ share, low, high, limit, text }: IntervalDrawing): string {
  const tone = high < limit ? 'bad' : low >= limit ? 'good' : 'warn';
  return [
    `<svg class="interval ${tone}" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeMarkup(text)}">`,
    `<rect class="track" x="${place(0)}" y="9" width="${place(1) - place(0)}" height="2" rx="1"/>`,
    `<line class="limit" x1="${place(limit)}" x2="${place(limit)}" y1="3" y2="17"/>`,
    `<rect class="bar" x="${place(low)}" y="6" width="${round(place(high) - place(low))}" height="8" rx="4"/>`,
    `<circle class="dot" cx="${place(share)}" cy="10" r="3"/>`,
    '</svg>',
  ].join('');
}

const WIDTH = 120;
const HEIGHT = 20;
/** Room for half a dot at either end. */
const MARGIN = 5;

function place(part: number): number {
  return round(MARGIN + part * (WIDTH - 2 * MARGIN));
}

/** A tenth of a pixel is enough, and the same on every machine. */
function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

export interface IntervalDrawing {
  /** Each 0…1, low ≤ share ≤ high. */
  share: number;
  low: number;
  high: number;
  limit: number;
  /** Says the drawing in words. */
  text: string;
}
