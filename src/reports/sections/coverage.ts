import type { Block, Cell, Column, Part, Row, Section } from '../document.ts';
import type { CoverageCell, CoverageRow, Report } from '../report-schema.ts';
import { text, type Words } from '../words.ts';

export function coverageSection(report: Report, words: Words): Section {
  const { heading, note } = words.strings.coverage;
  return {
    id: 'coverage',
    heading,
    blocks: [{ kind: 'paragraph', text: note }, ...report.locales.map((locale) => tableOf(report, locale, words))],
  };
}

function tableOf({ coverage }: Report, locale: string, words: Words): Block {
  const {
    strings: { coverage: say },
    language,
    label,
  } = words;
  const rows = coverage.rows.filter((row) => row.locale === locale);
  const total = coverage.totals.find((row) => row.locale === locale);
  const products = total?.products ?? [];
  const columns: Column[] = [
    { label: say.category, kind: 'text' },
    ...[say.articles, say.overdue, say.draft, say.demand].map((name): Column => ({ label: name, kind: 'number' })),
    { label: say.coverage, kind: 'number' },
    ...products.map(
      ({ product }): Column => ({
        label: product === null ? say.unknownProduct : label('products', product),
        kind: 'number',
      }),
    ),
  ];
  const nameOf = ({ category }: CoverageRow): string => (category === null ? say.unclassified : label('categories', category));
  return {
    kind: 'table',
    caption: say.caption(language(locale)),
    columns,
    rows: [
      ...rows.map((row): Row => ({ depth: row.path.length, cells: [[text(nameOf(row))], ...cellsOf(row, words)] })),
      ...(total === undefined ? [] : [{ isTotal: true, cells: [[text(say.total)], ...cellsOf(total, words)] }]),
    ],
    empty: '',
  };
}

function cellsOf({ all, products }: Pick<CoverageRow, 'all' | 'products'>, words: Words): Cell[] {
  const { number } = words;
  return [
    [text(freshOfPublished(all, words))],
    ...[all.overdue, all.draft].map((value): Cell => [text(number(value))]),
    demandCell(all, words),
    all.demand > 0 ? words.shareCell(all.coverage) : [text('–')],
    ...products.map((cell) => productCell(cell, words)),
  ];
}

/** With what it is made of, when there is both. */
function demandCell({ demand, notHelpful, failedSearches }: CoverageCell, { strings, number }: Words): Cell {
  const total = text(number(demand));
  if (demand === 0) return [total];
  return [total, { kind: 'aside', text: strings.coverage.madeOf(number(failedSearches), number(notHelpful)) }];
}

function productCell(cell: CoverageCell, words: Words): Cell {
  const counts = text(freshOfPublished(cell, words));
  return cell.demand > 0 ? [counts, ...words.shareCell(cell.coverage).map(aside)] : [counts];
}

function aside({ text: value }: Part): Part {
  return { kind: 'aside', text: value };
}

/** An empty cell is a dash, so that gaps catch the eye. */
function freshOfPublished({ fresh, published }: CoverageCell, { number }: Words): string {
  return published === 0 ? '–' : `${number(fresh)} / ${number(published)}`;
}
