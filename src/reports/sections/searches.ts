import type { Block, Column, Section } from '../document.ts';
import type { Report, SearchOutcomes } from '../report-schema.ts';
import { text, type Words } from '../words.ts';

export function searchesSection(report: Report, words: Words): Section {
  const { searches } = report;
  const { total } = searches;
  const { heading, note, counts } = words.strings.searches;
  return {
    id: 'searches',
    heading,
    blocks: [
      { kind: 'paragraph', text: note(searches.period.from, searches.period.to) },
      ...(searches.recorded
        ? [
            { kind: 'paragraph' as const, text: counts(words.number(total.searches), words.number(total.failed)) },
            outcomeFigures(total, words),
            weeksTable(report, words),
            categoriesTable(report, words),
            wordsTable(report, words),
          ]
        : [{ kind: 'paragraph' as const, text: words.strings.unknown }]),
    ],
  };
}

const outcomes = ['found', 'unsure', 'noClick', 'rephrased'] as const;

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

function weeksTable({ searches }: Report, { strings: { searches: say }, number, shareCell }: Words): Block {
  return {
    kind: 'table',
    caption: say.weeksCaption,
    columns: [textColumn(say.week), numberColumn(say.searches), ...outcomes.map((outcome) => numberColumn(say[outcome]))],
    rows: searches.weeks.map((week) => ({
      cells: [
        [text(say.weekSpan(week.from, week.to))],
        [text(number(week.searches))],
        ...outcomes.map((outcome) => (week.searches === 0 ? [text('–')] : shareCell(week[outcome].share))),
      ],
    })),
    empty: '',
  };
}

function categoriesTable({ searches }: Report, words: Words): Block {
  const {
    strings: { searches: say, gaps },
    number,
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
    rows: searches.categories.map(({ category, locale, failed, lastWeek, weekBefore, severity, priority }) => ({
      cells: [
        [text(category === null ? say.unclassified : label('categories', category))],
        [text(language(locale))],
        ...[failed, lastWeek, weekBefore].map((value) => [text(number(value))]),
        [{ kind: 'badge', text: gaps.severities[severity], tone: severity === 'high' ? 'bad' : 'plain' }],
        [text(number(priority))],
      ],
    })),
    empty: say.categoriesEmpty,
  };
}

function wordsTable({ searches }: Report, { strings: { searches: say }, number, language }: Words): Block {
  return {
    kind: 'table',
    caption: say.wordsCaption,
    columns: [textColumn(say.word), textColumn(say.locale), ...[say.failed, say.lastWeek, say.weekBefore].map(numberColumn)],
    rows: searches.words.map(({ word, locale, failed, lastWeek, weekBefore }) => ({
      cells: [[text(word)], [text(language(locale))], ...[failed, lastWeek, weekBefore].map((value) => [text(number(value))])],
    })),
    empty: say.wordsEmpty,
  };
}

function textColumn(label: string): Column {
  return { label, kind: 'text' };
}

function numberColumn(label: string): Column {
  return { label, kind: 'number' };
}
