import { numberColumn, textCell, textColumn } from '../../cells.ts';
import type { Block } from '../../document.ts';
import type { Words } from '../../words.ts';
import type { SummaryResult } from '../summary/schema.ts';
import { foundTrend, outcomes, searchFunnel } from './charts.ts';
import type { SearchesReport, SearchesResult, SearchOutcomes } from './schema.ts';

export function searchesSection({ searches, summary }: SearchesResult & SummaryResult, words: Words): Block[] {
  const { total, period } = searches;
  const { note, counts } = words.strings.searches;
  return [
    { kind: 'paragraph', text: note(period.from, period.to) },
    ...(searches.recorded
      ? [
          { kind: 'paragraph' as const, text: counts(words.number(total.searches), words.number(total.failed)) },
          outcomeFigures(total, words),
          foundTrend(searches, words),
          searchFunnel(searches, summary, words),
          categoriesTable(searches, words),
          wordsTable(searches, words),
        ]
      : [{ kind: 'paragraph' as const, text: words.strings.unknown }]),
  ];
}

function outcomeFigures(total: SearchOutcomes, { strings, shareFigure }: Words): Block {
  const say = strings.searches;
  return {
    kind: 'figures',
    figures: outcomes.map((outcome) => ({
      label: say[outcome],
      ...shareFigure(total[outcome].share),
      note: say[`${outcome}Note`],
      tone: 'plain',
    })),
  };
}

function categoriesTable({ categories }: SearchesReport, words: Words): Block {
  const {
    strings: { searches: say },
    numberCell,
    severityCell,
    label,
    language,
  } = words;
  return {
    kind: 'table',
    caption: say.categoriesCaption,
    columns: [
      textColumn(say.category),
      textColumn(say.locale),
      ...[say.failed, say.lastWeek, say.weekBefore].map(numberColumn),
      textColumn(say.severity),
      numberColumn(say.priority),
    ],
    rows: categories.map(({ category, locale, failed, lastWeek, weekBefore, severity, priority }) => ({
      cells: [
        textCell(category === null ? say.unclassified : label('categories', category)),
        textCell(language(locale)),
        ...[failed, lastWeek, weekBefore].map(numberCell),
        severityCell(severity),
        numberCell(priority),
      ],
    })),
    empty: say.categoriesEmpty,
  };
}

function wordsTable({ words }: SearchesReport, { strings: { searches: say }, numberCell, language }: Words): Block {
  return {
    kind: 'table',
    caption: say.wordsCaption,
    columns: [textColumn(say.word), textColumn(say.locale), ...[say.failed, say.lastWeek, say.weekBefore].map(numberColumn)],
    rows: words.map(({ word, locale, failed, lastWeek, weekBefore }) => ({
      cells: [textCell(word), textCell(language(locale)), ...[failed, lastWeek, weekBefore].map(numberCell)],
    })),
    empty: say.wordsEmpty,
  };
}
