import type { EffectTexts } from '../../i18n/effect/strings.ts';
import { proseColumn, textCell, textColumn } from '../../reports/cells.ts';
import type { Section, Table } from '../../reports/document.ts';
import type { Effect, SearchEffect } from '../effect-schema.ts';
import { questionsTable } from './questions-table.ts';
import { countColumns, sectionOf, tableOf } from './tables.ts';

/** How the questions of all articles fare, beside those that are lost: these are to fix. */
export function searchSection({ search }: Effect, texts: EffectTexts): Section[] {
  if (search === null) return [];
  const { won, fellBehind, textAlone } = search;
  return sectionOf('search', texts.search.heading, [
    totalsTable(search, texts),
    won.length > 0 && questionsTable(texts, texts.search.won, won),
    textAlone.lost.length > 0 && questionsTable(texts, texts.search.textLost, textAlone.lost),
    textAlone.won.length > 0 && questionsTable(texts, texts.search.textWon, textAlone.won),
    fellBehind.length > 0 && questionsTable(texts, texts.search.fellBehind, fellBehind),
    search.rivals.length > 0 && rivalsTable(search, texts),
  ]);
}

function totalsTable({ totals: { before, after }, textAlone: { questions, found } }: SearchEffect, texts: EffectTexts): Table {
  const { search } = texts;
  const rows: [string, number, number][] = [
    [search.asked, before.questions, after.questions],
    [search.found, before.found, after.found],
    [search.first, before.first, after.first],
    ...(questions === 0 ? [] : [[search.byText(questions), found.before, found.after] satisfies [string, number, number]]),
  ];
  const cells = rows.map((row) => row.map((cell) => textCell(String(cell))));
  return tableOf(texts, search.totals, countColumns(texts), cells);
}

function rivalsTable({ rivals }: SearchEffect, texts: EffectTexts): Table {
  const { search } = texts;
  const columns = [textColumn(texts.article), textColumn(search.rival), proseColumn(search.forQuestions)];
  const rows = rivals.map(({ locale, article, rival, questions }) => [
    textCell(`${locale}/${article}`),
    textCell(rival),
    textCell(questions.join(' · ')),
  ]);
  return tableOf(texts, search.rivals, columns, rows);
}
