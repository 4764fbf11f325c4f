import type { HeatCell, HeatMap } from './drawing.ts';
import { type Canvas, type Drawn, element, fontSize, label, round, truncate, widthOf } from './svg.ts';

const rowHeight = 30;
const indent = 12;

/** Number of colours; the stylesheet has a class for each. */
export const heatLevels = 5;

/** Maximum height of column names that stand upright because their columns are narrow. */
const maxHeadHeight = 160;

/** A grid with a text in every cell. */
export function drawHeatMap({ columns, rows }: HeatMap, { width }: Canvas): Drawn {
  const labels = rows.map(({ label: text, depth = 0 }) => widthOf(text) + depth * indent);
  const left = Math.min(Math.max(0, ...labels) + 10, width * 0.42);
  const cellWidth = (width - left) / Math.max(1, columns.length);
  const widest = Math.max(0, ...columns.map((text) => widthOf(text)));
  const isUpright = widest > cellWidth - 6;
  const head = isUpright ? Math.min(widest, maxHeadHeight) + 10 : rowHeight;
  return {
    height: head + rows.length * rowHeight,
    content: [
      ...columns.map((text, index) => {
        const x = left + (index + 0.5) * cellWidth;
        if (!isUpright) return label(text, { class: 'axis', x, y: 19, 'text-anchor': 'middle' });
        const [foot, middle] = [head - 5, x + fontSize / 3];
        const transform = `rotate(-90 ${round(middle)} ${round(foot)})`;
        return label(truncate(text, maxHeadHeight), { class: 'axis', x: middle, y: foot, transform });
      }),
      ...rows.map(({ label: text, depth = 0, cells }, index) => {
        const y = head + index * rowHeight;
        return [
          label(truncate(text, left - 10 - depth * indent), { class: 'axis', x: depth * indent, y: y + 19 }),
          ...cells.map((cell, column) => drawCell(cell, { x: left + column * cellWidth, y, width: cellWidth })),
        ].join('');
      }),
    ].join(''),
  };
}

/** 0 for the lowest fifth, 4 for the highest. */
export function heatLevel(value: number): number {
  return Math.min(heatLevels - 1, Math.max(0, Math.floor(value * heatLevels)));
}

/** On a phone there may be no room for the sign, nor for words. */
function shorten({ text, short = text }: HeatCell, width: number): string {
  return [text, text.replace(/\s?%$/, ''), short].find((each) => widthOf(each) <= width) ?? '…';
}

function drawCell(cell: HeatCell, { x, y, width }: { x: number; y: number; width: number }): string {
  const level = cell.value === null ? 'unknown' : `level-${heatLevel(cell.value)}`;
  return [
    element('rect', { class: `cell ${level}`, x: x + 1, y: y + 1, width: width - 2, height: rowHeight - 2, rx: 3 }),
    label(shorten(cell, width - 4), { class: `cell-text ${level}`, x: x + width / 2, y: y + 19, 'text-anchor': 'middle' }),
  ].join('');
}
