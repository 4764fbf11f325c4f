import { textCell, textColumn } from '../../cells.ts';
import type { HeatCell } from '../../charts/drawing.ts';
import type { Chart } from '../../document.ts';
import type { Words } from '../../words.ts';
import type { CoverageCell, CoverageReport, CoverageRow } from './schema.ts';

/** Coverage of each category and product. */
export function coverageMap({ rows, totals }: CoverageReport, locale: string, words: Words): Chart {
  const { strings, label, language } = words;
  const say = strings.coverage;
  const products = (totals.find((total) => total.locale === locale)?.products ?? []).map(({ product }) => product);
  const columns = [say.all, ...products.map((product) => (product === null ? say.unknownProduct : label('products', product)))];
  const shown = rows.filter((row) => row.locale === locale && row.all.demand > 0).slice(0, maxRows);
  const nameOf = ({ category }: CoverageRow): string => (category === null ? say.unclassified : label('categories', category));
  const lines = shown.map((row) => ({
    label: nameOf(row),
    depth: row.path.length,
    cells: [row.all, ...row.products].map((cell) => heatCell(cell, words)),
  }));
  return {
    kind: 'chart',
    id: `coverage-${locale}`,
    title: say.mapTitle(language(locale)),
    description: say.mapNote,
    tableLabel: strings.charts.table,
    drawing: { type: 'heat-map', columns, rows: lines },
    table: {
      columns: [say.category, ...columns].map(textColumn),
      rows: lines.map((line) => ({
        depth: line.depth,
        cells: [line.label, ...line.cells.map(({ text }) => text)].map(textCell),
      })),
    },
  };
}

/** As many as are legible. */
const maxRows = 40;

function heatCell({ coverage }: CoverageCell, { strings, percent, number }: Words): HeatCell {
  if (coverage.state === 'known') return { value: coverage.share, text: percent(coverage.share) };
  if (coverage.n === 0) return { value: null, text: '–' };
  const n = number(coverage.n);
  return { value: null, text: strings.coverage.few(n), short: strings.coverage.fewShort(n) };
}
