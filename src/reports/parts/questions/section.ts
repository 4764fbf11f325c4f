import { foundWithin } from '../../../checks/search-contract/ask-question.ts';
import { aside, badge, dash, numberColumn, proseColumn, textCell, textColumn } from '../../cells.ts';
import type { Block, Cell, Tone } from '../../document.ts';
import { firstRows } from '../../first-rows.ts';
import type { Words } from '../../words.ts';
import type { SearchesResult } from '../searches/schema.ts';
import type { ProposedAnswer, Question } from './schema.ts';

export function questionsSection({ searches }: SearchesResult, words: Words): Block[] {
  const { questions: say } = words.strings;
  const { recorded, isSiteSearched, questions, proposals } = searches;
  return [
    { kind: 'paragraph', text: say.note },
    ...(recorded && !isSiteSearched ? [{ kind: 'paragraph' as const, text: say.noSite }] : []),
    questionsTable(questions, words),
    proposalsTable(proposals.answers, words),
  ];
}

function questionsTable(questions: readonly Question[], words: Words): Block {
  const {
    strings: { questions: say },
    numberCell,
    severityCell,
    language,
  } = words;
  return {
    kind: 'table',
    caption: say.caption,
    columns: [
      textColumn(say.question),
      proseColumn(say.todo),
      numberColumn(say.asked),
      proseColumn(say.nearest),
      textColumn(say.severity),
      numberColumn(say.priority),
      textColumn(say.locale),
    ],
    ...firstRows(
      questions,
      (question) => ({
        cells: [
          phrasingsCell(question, words),
          todoCell(question, words),
          numberCell(question.asked),
          nearestCell(question, words),
          severityCell(question.severity),
          numberCell(question.priority),
          textCell(language(question.locale)),
        ],
      }),
      words,
    ),
    empty: say.empty,
  };
}

function proposalsTable(answers: readonly ProposedAnswer[], words: Words): Block {
  const {
    strings: { questions: say },
    article,
    language,
    number,
    numberCell,
    quote,
  } = words;
  return {
    kind: 'table',
    caption: say.proposalsCaption,
    columns: [
      textColumn(say.question),
      proseColumn(say.proposedFor),
      ...[say.wins, say.asked, say.confirmed, say.rank].map(numberColumn),
      textColumn(say.locale),
    ],
    ...firstRows(
      answers,
      ({ locale, article: id, question, wins, asked, confirmed, rank }) => ({
        cells: [
          [quote(question, locale)],
          article({ locale, id }).slice(0, 1),
          numberCell(Math.round(wins * 10) / 10),
          numberCell(asked),
          numberCell(confirmed),
          rank === null ? dash : textCell(rank === 0 ? say.notFound(number(foundWithin)) : number(rank)),
          textCell(language(locale)),
        ],
      }),
      words,
    ),
    empty: say.proposalsEmpty,
  };
}

/** Phrasings listed below the most frequent one. */
const maxOthers = 3;

function phrasingsCell({ phrasings, locale }: Question, { strings: { questions: say }, number, quote }: Words): Cell {
  const [first, ...others] = phrasings;
  const shown = others.slice(0, maxOthers).map((other) => quote(other.text, locale));
  const more = others.length - shown.length;
  return [
    quote(first?.text ?? '', locale),
    ...shown.map((phrasing): Cell[number] => ({ ...phrasing, kind: 'aside' })),
    ...(more > 0 ? [aside(say.morePhrasings(number(more)))] : []),
  ];
}

function nearestCell({ nearest, locale }: Question, { strings: { questions: say }, article, percent }: Words): Cell {
  if (nearest === null) return dash;
  const confidence = nearest.isSure ? say.confidence : say.lowConfidence;
  return [...article({ locale, id: nearest.article }).slice(0, 1), aside(confidence(percent(nearest.confidence)))];
}

function todoCell({ todo, synonyms }: Question, { strings: { questions: say } }: Words): Cell {
  return [badge(say.todos[todo], toneOf[todo]), ...synonyms.map((group) => aside(say.synonym(group.join(' = '))))];
}

const toneOf = {
  answer: 'warn',
  synonym: 'warn',
  write: 'bad',
  written: 'good',
  rare: 'plain',
  build: 'plain',
} as const satisfies Record<Question['todo'], Tone>;
