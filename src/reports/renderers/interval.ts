import { escapeMarkup } from '../../escape-markup.ts';

/**
 * Draws an interval on the scale 0…1 as SVG: a track, the interval, the share as a dot and a vertical line at
 * `limit`. Colours come from the stylesheet by class.
 */
export function drawInterval({ share, low, high, limit, text }: IntervalDrawing): string {
  const tone = high < limit ? 'bad' : low >= limit ? 'good' : 'warn';
  return [
    `<svg class="interval ${tone}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeMarkup(text)}">`,
    `<rect class="track" x="${x(0)}" y="9" width="${x(1) - x(0)}" height="2" rx="1"/>`,
    `<line class="limit" x1="${x(limit)}" x2="${x(limit)}" y1="3" y2="17"/>`,
    `<rect class="bar" x="${x(low)}" y="6" width="${round(x(high) - x(low))}" height="8" rx="4"/>`,
    `<circle class="dot" cx="${x(share)}" cy="10" r="3"/>`,
    '</svg>',
  ].join('');
}

const width = 120;
const height = 20;
/** Leaves room for half a dot at either end. */
const margin = 5;

function x(part: number): number {
  return round(margin + part * (width - 2 * margin));
}

/** Rounded to a tenth of a pixel, which is the same on every machine. */
function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

interface IntervalDrawing {
  /** Each 0…1, low ≤ share ≤ high. */
  share: number;
  low: number;
  high: number;
  limit: number;
  /** Describes the drawing for those who cannot see it. */
  text: string;
}
