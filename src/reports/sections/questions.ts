import type { Block, Cell, Column, Section, Tone } from '../document.ts';
import type { Question, Report } from '../report-schema.ts';
import { text, type Words } from '../words.ts';

/** What readers asked in vain, and what to do about each. */
export function questionsSection({ searches }: Report, words: Words): Section {
  const { questions: say } = words.strings;
  const { recorded, isSiteSearched, questions } = searches;
  return {
    id: 'questions',
    heading: say.heading,
    blocks: [
      { kind: 'paragraph', text: say.note },
      ...(recorded && !isSiteSearched ? [{ kind: 'paragraph' as const, text: say.noSite }] : []),
      tableOf(questions, words),
    ],
  };
}

function tableOf(questions: readonly Question[], words: Words): Block {
  const {
    strings: { questions: say, gaps },
    number,
    language,
  } = words;
  return {
    kind: 'table',
    caption: say.caption,
    columns: [
      textColumn(say.question),
      { label: say.todo, kind: 'prose' },
      numberColumn(say.asked),
      { label: say.nearest, kind: 'prose' },
      textColumn(say.severity),
      numberColumn(say.priority),
      textColumn(say.locale),
    ],
    rows: questions.map((question) => ({
      cells: [
        phrasingsCell(question, words),
        todoCell(question, words),
        [text(number(question.asked))],
        nearestCell(question, words),
        [{ kind: 'badge', text: gaps.severities[question.severity], tone: question.severity === 'high' ? 'bad' : 'plain' }],
        [text(number(question.priority))],
        [text(language(question.locale))],
      ],
    })),
    empty: say.empty,
  };
}

/** Other phrasings are listed up to so many. */
const mostPhrasings = 3;

function phrasingsCell({ phrasings, locale }: Question, { strings: { questions: say }, number, quote }: Words): Cell {
  const [first, ...others] = phrasings;
  const shown = others.slice(0, mostPhrasings).map((other) => quote(other.text, locale));
  const more = others.length - shown.length;
  return [
    quote(first?.text ?? '', locale),
    ...shown.map((phrasing): Cell[number] => ({ ...phrasing, kind: 'aside' })),
    ...(more > 0 ? [{ kind: 'aside' as const, text: say.morePhrasings(number(more)) }] : []),
  ];
}

function nearestCell({ nearest, locale }: Question, { strings: { questions: say }, article, percent }: Words): Cell {
  if (nearest === null) return [text('–')];
  const sure = nearest.isSure ? say.confidence : say.lowConfidence;
  return [...article({ locale, id: nearest.article }).slice(0, 1), { kind: 'aside', text: sure(percent(nearest.confidence)) }];
}

function todoCell({ todo, synonyms }: Question, { strings: { questions: say } }: Words): Cell {
  return [
    { kind: 'badge', text: say.todos[todo], tone: toneOf[todo] },
    ...synonyms.map((group): Cell[number] => ({ kind: 'aside', text: say.synonym(group.join(' = ')) })),
  ];
}

const toneOf = { answer: 'warn', synonym: 'warn', write: 'bad', written: 'good', build: 'plain' } as const satisfies Record<
  Question['todo'],
  Tone
>;

function textColumn(label: string): Column {
  return { label, kind: 'text' };
}

function numberColumn(label: string): Column {
  return { label, kind: 'number' };
}
