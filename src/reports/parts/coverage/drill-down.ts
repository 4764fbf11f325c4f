import { badge, numberColumn, textColumn } from '../../cells.ts';
import { compareText } from '../../compare.ts';
import type { Block, Cell } from '../../document.ts';
import type { Words } from '../../words.ts';
import type { ArticleReport } from '../articles/schema.ts';
import type { CoverageCell, CoverageReport, CoverageRow } from './schema.ts';

/** Categories without subcategories whose demand is met least, each with its articles and its demand. */
export function unmetDetails({ rows }: CoverageReport, articles: readonly ArticleReport[], words: Words): Block[] {
  const parents = new Set(rows.flatMap(({ path }) => path));
  const open = Map.groupBy(
    articles.filter(({ audience }) => audience === 'public'),
    ({ locale, category }) => `${locale}/${category}`,
  );
  return rows
    .filter(({ all, category }) => all.unmet > 0 && !parents.has(category ?? ''))
    .sort((a, b) => b.all.unmet - a.all.unmet)
    .map((row) => detailsOf(row, open.get(`${row.locale}/${row.category ?? ''}`) ?? [], words));
}

function detailsOf({ locale, category, all }: CoverageRow, articles: readonly ArticleReport[], words: Words): Block {
  const { strings, number, numberCell, label, language, article, shareCell } = words;
  const say = strings.coverage;
  const name = category === null ? say.unclassified : label('categories', category);
  const byDemand = articles.toSorted((a, b) => b.demand - a.demand || compareText(a.id, b.id));
  return {
    kind: 'details',
    summary: say.drillHeading(name, language(locale), number(all.unmet)),
    blocks: [
      { kind: 'paragraph', text: madeOf(all, words) },
      {
        kind: 'table',
        caption: say.drillCaption,
        columns: [textColumn(say.article), numberColumn(say.demand), numberColumn(say.helpful), textColumn(say.shortcoming)],
        rows: byDemand.map((one) => ({
          cells: [article(one), numberCell(one.demand), shareCell(one.current.learners.helpfulness), shortcomingCell(one, words)],
        })),
        empty: say.drillEmpty,
      },
    ],
  };
}

/** The signals that demand consists of. */
function madeOf(cell: CoverageCell, { strings, number }: Words): string {
  const { foundSearches, failedSearches, helpful, notHelpful, questions, visits } = cell;
  const shown = visits === 0 ? '' : number(visits);
  return strings.coverage.madeOf(
    number(foundSearches),
    number(failedSearches),
    number(helpful),
    number(notHelpful),
    number(questions),
    shown,
  );
}

function shortcomingCell({ shortcomings }: ArticleReport, { strings: { coverage: say } }: Words): Cell {
  if (shortcomings.length === 0) return [badge(say.answers, 'good')];
  return shortcomings.map((shortcoming) => badge(say.shortcomings[shortcoming], 'warn'));
}
