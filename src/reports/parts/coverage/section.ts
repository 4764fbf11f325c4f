import { aside, badge, dash, numberColumn, textCell, textColumn, valueCell } from '../../cells.ts';
import type { Block, Cell, Row } from '../../document.ts';
import type { Words } from '../../words.ts';
import type { ArticlesResult } from '../articles/schema.ts';
import { unmetDetails } from './drill-down.ts';
import { coverageMap } from './heat-map.ts';
import type { CoverageCell, CoverageReport, CoverageResult, CoverageRow } from './schema.ts';

export function coverageSection({ coverage, articles }: CoverageResult & ArticlesResult, words: Words): Block[] {
  const { strings, number, percent } = words;
  const { coverage: say } = strings;
  const { minNotHelpful, minHelpfulness, maxFragile } = coverage.limits;
  const notes = [
    say.demandNote,
    say.answeringNote(number(minNotHelpful), percent(minHelpfulness), percent(maxFragile)),
    say.metNote,
    say.classNote,
    ...(coverage.contractChecked ? [] : [say.contractUnknown]),
    ...(coverage.visitsCounted ? [] : [say.visitsUnknown]),
  ];
  return [
    { kind: 'paragraph', text: coverage.recorded ? say.note : say.unrecorded },
    ...coverage.totals.flatMap(({ locale }): Block[] => [
      ...(coverage.rows.some((row) => row.locale === locale && row.all.demand > 0) ? [coverageMap(coverage, locale, words)] : []),
      {
        kind: 'details',
        summary: say.allFigures(words.language(locale)),
        blocks: [tableOf(coverage, locale, words), stagesOf(coverage, locale, words)],
      },
    ]),
    { kind: 'details', summary: say.how, blocks: [{ kind: 'list', items: notes }] },
    ...(coverage.all.unmet > 0 ? [{ kind: 'paragraph' as const, text: say.unmetNote }] : []),
    ...unmetDetails(coverage, articles, words),
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
    ...[say.articles, say.overdue, say.draft].map(numberColumn),
    ...[say.demand, say.unmet, say.coverage].map(numberColumn),
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
    answeringCell(all, words),
    ...[all.overdue, all.draft].map(words.numberCell),
    ...[all.demand, all.unmet].map(words.numberCell),
    coverageCell(all, words),
    ...products.map((cell) => productCell(cell, words)),
  ];
}

export function coverageCell(cell: CoverageCell, words: Words): Cell {
  return cell.demand > 0 ? words.shareCell(cell.coverage) : [aside(words.strings.coverage.noDemand)];
}

function productCell(cell: CoverageCell, words: Words): Cell {
  if (cell.published === 0 && cell.demand === 0) return dash;
  return [...answeringCell(cell, words), ...coverageCell(cell, words).map((part) => aside(part.text))];
}

/** An empty cell shows a dash, so gaps stand out. */
function answeringCell({ answering, published }: CoverageCell, { number }: Words): Cell {
  return published === 0 ? dash : valueCell(`${number(answering)} / ${number(published)}`, answering);
}

function stagesOf({ totals }: CoverageReport, locale: string, words: Words): Block {
  const { strings, language, label, numberCell } = words;
  const say = strings.coverage;
  return {
    kind: 'table',
    caption: say.stagesCaption(language(locale)),
    columns: [textColumn(say.stage), ...[say.articles, say.demand, say.unmet, say.coverage].map(numberColumn)],
    rows: (totals.find((total) => total.locale === locale)?.stages ?? []).map(({ stage, ...cell }) => ({
      cells: [
        stage === null ? [badge(say.unknownStage, 'plain')] : textCell(label('stages', stage)),
        answeringCell(cell, words),
        numberCell(cell.demand),
        numberCell(cell.unmet),
        coverageCell(cell, words),
      ],
    })),
    empty: '',
  };
}
