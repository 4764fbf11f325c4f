import type { Block, Cell, Column, Row, Section } from '../document.ts';
import type { Report, SurveyFigures } from '../report-schema.ts';
import { text, type Words } from '../words.ts';

/** How learners say they were served. */
export function surveysSection(report: Report, words: Words): Section {
  const {
    strings: { surveys: say, searches, unknown },
    number,
    article,
    language,
  } = words;
  const { surveys } = report;
  const note: Block = { kind: 'paragraph', text: say.note(surveys.period.from, surveys.period.to) };
  const heldBack: Block[] = surveys.heldBack > 0 ? [{ kind: 'paragraph', text: say.heldBack(number(surveys.heldBack)) }] : [];
  return {
    id: 'surveys',
    heading: say.heading,
    blocks: surveys.recorded
      ? [
          note,
          totalFigures(surveys.total, words),
          ...heldBack,
          figuresTable(say.weeksCaption, say.week, surveys.weeks, ({ from, to }) => [text(searches.weekSpan(from, to))], words),
          figuresTable(say.localesCaption, say.locale, surveys.locales, ({ locale }) => [text(language(locale))], words),
          figuresTable(say.articlesCaption, say.article, surveys.articles, (one) => article(one), words),
          textsTable(report, words),
        ]
      : [note, { kind: 'paragraph', text: unknown }],
  };
}

const figures = ['csat', 'resolved', 'speed'] as const;

function totalFigures(total: SurveyFigures, { strings, shareFigure }: Words): Block {
  const say = strings.surveys;
  return {
    kind: 'figures',
    figures: figures.map((figure) => ({
      label: say[figure],
      ...shareFigure(total[figure]),
      note: say[`${figure}Note`],
      tone: 'plain',
    })),
  };
}

function figuresTable<Item extends SurveyFigures>(
  caption: string,
  first: string,
  items: readonly Item[],
  nameOf: (item: Item) => Cell,
  { strings: { surveys: say }, number, shareCell }: Words,
): Block {
  return {
    kind: 'table',
    caption,
    columns: [textColumn(first), numberColumn(say.answers), ...figures.map((figure) => numberColumn(say[figure]))],
    rows: items.map(
      (item): Row => ({
        cells: [
          nameOf(item),
          [text(number(item.answers))],
          ...figures.map((figure) => (item[figure].n === 0 ? [text('–')] : shareCell(item[figure]))),
        ],
      }),
    ),
    empty: say.empty,
  };
}

function textsTable({ surveys }: Report, { strings: { surveys: say }, quote, article, number, language }: Words): Block {
  return {
    kind: 'table',
    caption: say.textsCaption,
    columns: [
      { label: say.words, kind: 'prose' },
      numberColumn(say.csatAnswer),
      { label: say.article, kind: 'prose' },
      textColumn(say.day),
      textColumn(say.locale),
    ],
    rows: surveys.texts.map(({ text: said, csat, about, day, locale }) => ({
      cells: [
        [quote(said, locale)],
        [text(number(csat))],
        about === null ? [text('–')] : article(about).slice(0, 1),
        [text(day)],
        [text(language(locale))],
      ],
    })),
    empty: say.textsEmpty,
    ...(surveys.left > 0 ? { more: say.left(number(surveys.left)) } : {}),
  };
}

function textColumn(label: string): Column {
  return { label, kind: 'text' };
}

function numberColumn(label: string): Column {
  return { label, kind: 'number' };
}
