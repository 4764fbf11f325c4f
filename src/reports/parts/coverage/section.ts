import { aside, dash, numberColumn, text, textCell, textColumn } from '../../cells.ts';
import type { Block, Cell, Row } from '../../document.ts';
import type { Words } from '../../words.ts';
import type { CoverageCell, CoverageReport, CoverageResult, CoverageRow } from './schema.ts';

export function coverageSection({ coverage }: CoverageResult, words: Words): Block[] {
  return [
    { kind: 'paragraph', text: words.strings.coverage.note },
    ...coverage.totals.map(({ locale }) => tableOf(coverage, locale, words)),
  ];
}

function tableOf(coverage: CoverageReport, locale: string, words: Words): Block {
  const {
    strings: { coverage: say },
    language,
    label,
  } = words;
  const rows = coverage.rows.filter((row) => row.locale === locale);
  const total = coverage.totals.find((row) => row.locale === locale);
  const products = total?.products ?? [];
  const columns = [
    textColumn(say.category),
    ...[say.articles, say.overdue, say.draft, say.demand, say.coverage].map(numberColumn),
    ...products.map(({ product }) => numberColumn(product === null ? say.unknownProduct : label('products', product))),
  ];
  const nameOf = ({ category }: CoverageRow): string => (category === null ? say.unclassified : label('categories', category));
  return {
    kind: 'table',
    caption: say.caption(language(locale)),
    columns,
    rows: [
      ...rows.map((row): Row => ({ depth: row.path.length, cells: [textCell(nameOf(row)), ...cellsOf(row, words)] })),
      ...(total === undefined ? [] : [{ isTotal: true, cells: [textCell(say.total), ...cellsOf(total, words)] }]),
    ],
    empty: '',
  };
}

function cellsOf({ all, products }: Pick<CoverageRow, 'all' | 'products'>, words: Words): Cell[] {
  return [
    textCell(freshOfPublished(all, words)),
    ...[all.overdue, all.draft].map(words.numberCell),
    demandCell(all, words),
    all.demand > 0 ? words.shareCell(all.coverage) : dash,
    ...products.map((cell) => productCell(cell, words)),
  ];
}

/** The demand, and the signals it consists of. */
function demandCell({ demand, notHelpful, failedSearches }: CoverageCell, { strings, number }: Words): Cell {
  const total = text(number(demand));
  if (demand === 0) return [total];
  return [total, aside(strings.coverage.madeOf(number(failedSearches), number(notHelpful)))];
}

function productCell(cell: CoverageCell, words: Words): Cell {
  const counts = text(freshOfPublished(cell, words));
  return cell.demand > 0 ? [counts, ...words.shareCell(cell.coverage).map((part) => aside(part.text))] : [counts];
}

/** An empty cell shows a dash, so gaps stand out. */
function freshOfPublished({ fresh, published }: CoverageCell, { number }: Words): string {
  return published === 0 ? '–' : `${number(fresh)} / ${number(published)}`;
}
