import type { HeatCell, HeatMap } from './drawing.ts';
import { type Canvas, type Drawn, element, label, truncate, widthOf } from './svg.ts';

const rowHeight = 30;
const indent = 12;

/** Number of colours; the stylesheet has a class for each. */
export const heatLevels = 5;

/** A grid with a text in every cell. */
export function drawHeatMap({ columns, rows }: HeatMap, { width }: Canvas): Drawn {
  const labels = rows.map(({ label: text, depth = 0 }) => widthOf(text) + depth * indent);
  const left = Math.min(Math.max(0, ...labels) + 10, width * 0.42);
  const cellWidth = (width - left) / Math.max(1, columns.length);
  return {
    height: (rows.length + 1) * rowHeight,
    content: [
      ...columns.map((text, index) =>
        label(truncate(text, cellWidth - 6), {
          class: 'axis',
          x: left + (index + 0.5) * cellWidth,
          y: 19,
          'text-anchor': 'middle',
        }),
      ),
      ...rows.map(({ label: text, depth = 0, cells }, index) => {
        const y = (index + 1) * rowHeight;
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

function drawCell({ value, text }: HeatCell, { x, y, width }: { x: number; y: number; width: number }): string {
  const level = value === null ? 'unknown' : `level-${heatLevel(value)}`;
  return [
    element('rect', { class: `cell ${level}`, x: x + 1, y: y + 1, width: width - 2, height: rowHeight - 2, rx: 3 }),
    label(truncate(text, width - 6), { class: `cell-text ${level}`, x: x + width / 2, y: y + 19, 'text-anchor': 'middle' }),
  ].join('');
}
