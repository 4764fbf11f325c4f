import { minGood } from '../../../metrics/csat.ts';
import { dash, numberColumn, proseColumn, textCell, textColumn } from '../../cells.ts';
import type { Block, Cell, Row } from '../../document.ts';
import type { Words } from '../../words.ts';
import { maxAnswer, type SurveyFigures, type SurveysReport, type SurveysResult } from './schema.ts';

export function surveysSection({ surveys }: SurveysResult, words: Words): Block[] {
  const {
    strings: { surveys: say, weekSpan, unknown },
    number,
    article,
    language,
  } = words;
  const note: Block = {
    kind: 'paragraph',
    text: say.note(surveys.period.from, surveys.period.to, number(minGood), number(maxAnswer)),
  };
  if (!surveys.recorded) return [note, { kind: 'paragraph', text: unknown }];
  const heldBack: Block[] = surveys.heldBack > 0 ? [{ kind: 'paragraph', text: say.heldBack(number(surveys.heldBack)) }] : [];
  return [
    note,
    totalFigures(surveys.total, words),
    ...heldBack,
    figuresTable(say.weeksCaption, say.week, surveys.weeks, ({ from, to }) => textCell(weekSpan(from, to)), words),
    figuresTable(say.localesCaption, say.locale, surveys.locales, ({ locale }) => textCell(language(locale)), words),
    figuresTable(say.articlesCaption, say.article, surveys.articles, (one) => article(one), words),
    textsTable(surveys, words),
  ];
}

const figures = ['csat', 'resolved', 'speed'] as const;

function totalFigures(total: SurveyFigures, { strings: { surveys: say }, number, shareFigure }: Words): Block {
  const answers: [string, string] = [number(minGood), number(maxAnswer)];
  const notes = { csat: say.csatNote(...answers), resolved: say.resolvedNote, speed: say.speedNote(...answers) };
  return {
    kind: 'figures',
    figures: figures.map((figure) => ({
      label: say[figure],
      ...shareFigure(total[figure]),
      note: notes[figure],
      tone: 'plain',
    })),
  };
}

function figuresTable<Item extends SurveyFigures>(
  caption: string,
  first: string,
  items: readonly Item[],
  nameOf: (item: Item) => Cell,
  { strings: { surveys: say }, numberCell, shareCell }: Words,
): Block {
  return {
    kind: 'table',
    caption,
    columns: [textColumn(first), numberColumn(say.answers), ...figures.map((figure) => numberColumn(say[figure]))],
    rows: items.map(
      (item): Row => ({
        cells: [
          nameOf(item),
          numberCell(item.answers),
          ...figures.map((figure) => (item[figure].n === 0 ? dash : shareCell(item[figure]))),
        ],
      }),
    ),
    empty: say.empty,
  };
}

function textsTable(surveys: SurveysReport, words: Words): Block {
  const {
    strings: { surveys: say },
    quote,
    article,
    number,
    numberCell,
    language,
  } = words;
  return {
    kind: 'table',
    caption: say.textsCaption,
    columns: [
      proseColumn(say.words),
      numberColumn(say.csatAnswer),
      proseColumn(say.article),
      textColumn(say.day),
      textColumn(say.locale),
    ],
    rows: surveys.texts.map(({ text: said, csat, about, day, locale }) => ({
      cells: [
        [quote(said, locale)],
        numberCell(csat),
        about === null ? dash : article(about).slice(0, 1),
        textCell(day),
        textCell(language(locale)),
      ],
    })),
    empty: say.textsEmpty,
    ...(surveys.left > 0 ? { more: say.left(number(surveys.left)) } : {}),
  };
}
