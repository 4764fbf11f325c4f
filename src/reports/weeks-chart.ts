import type { Share } from '../metrics/share.ts';
import { textCell, textColumn } from './cells.ts';
import type { Trend, TrendPoint } from './charts/drawing.ts';
import type { Cell, Chart, Column } from './document.ts';
import type { Words } from './words.ts';

interface Days {
  from: string;
  to: string;
}

interface WeeksChart<Week extends Days> extends Pick<Chart, 'id' | 'title' | 'description'>, Pick<Trend, 'unit' | 'target'> {
  /** The earliest first. */
  weeks: readonly Week[];
  /** Of a week, without its label. */
  pointOf: (week: Week) => Omit<TrendPoint, 'label'>;
  /** Heading of the weeks in the table, and its other columns. */
  week: string;
  columns: readonly Column[];
  cellsOf: (week: Week) => Cell[];
}

/** A line over weeks, each named by its last day, with the table behind it. */
export function weeksChart<Week extends Days>(
  { id, title, description, unit, target, weeks, pointOf, week: label, columns, cellsOf }: WeeksChart<Week>,
  { strings, day }: Words,
): Chart {
  return {
    kind: 'chart',
    id,
    title,
    description,
    tableLabel: strings.charts.table,
    drawing: {
      type: 'trend',
      unit,
      points: weeks.map((week) => ({ label: day(week.to), ...pointOf(week) })),
      ...(target && { target }),
    },
    table: {
      columns: [textColumn(label), ...columns],
      rows: weeks.map((week) => ({ cells: [textCell(strings.weekSpan(week.from, week.to)), ...cellsOf(week)] })),
    },
  };
}

/** A share with its band; a gap where it is not known. */
export function sharePoint(share: Share): Omit<TrendPoint, 'label'> {
  return share.state === 'known' ? { value: share.share, low: share.low, high: share.high } : { value: null };
}
