import { articleKey } from '../../knowledge/article-id.ts';
import type { Block, Cell, Column, Row, Section } from '../document.ts';
import type { Report } from '../report-schema.ts';
import { text, type Words } from '../words.ts';

/** Why articles did or did not help, and what readers say of it. */
export function commentsSection(report: Report, words: Words): Section {
  const { comments: say } = words.strings;
  const { comments } = report;
  return {
    id: 'comments',
    heading: say.heading,
    blocks: [
      { kind: 'paragraph', text: say.note },
      ...(comments.recorded
        ? [
            { kind: 'paragraph' as const, text: countsLine(report, words) },
            reasonsTable(report, words),
            articlesTable(report, words),
            textsTable(report, words),
          ]
        : [{ kind: 'paragraph' as const, text: words.strings.unknown }]),
    ],
  };
}

/** What is in no figure below is said only when there is any. */
function countsLine({ comments }: Report, { strings: { comments: say }, number }: Words): string {
  const { learners, staff, earlier, heldBack, unassigned } = comments;
  return [
    say.learners(number(learners)),
    ...(staff > 0 ? [say.staff(number(staff))] : []),
    ...(earlier > 0 ? [say.earlier(number(earlier))] : []),
    ...(heldBack > 0 ? [say.heldBack(number(heldBack))] : []),
    ...(unassigned > 0 ? [say.unassigned(number(unassigned))] : []),
  ].join(say.between);
}

function reasonsTable({ comments }: Report, words: Words): Block {
  const {
    strings: { comments: say },
    article,
    number,
  } = words;
  return {
    kind: 'table',
    caption: say.reasonsCaption,
    columns: [textColumn(say.reason), ...reasonColumns(words), { label: say.mostOn, kind: 'prose' }],
    rows: comments.reasons.map(({ reason, mostOn, ...figures }) => ({
      cells: [
        [text(words.label('reasons', reason))],
        ...reasonCells(figures, words),
        mostOn === null
          ? [text('–')]
          : [...article(mostOn).slice(0, 1), { kind: 'aside', text: say.times(number(mostOn.count)) }],
      ],
    })),
    empty: say.empty,
  };
}

function articlesTable({ comments }: Report, words: Words): Block {
  const {
    strings: { comments: say },
    article,
    language,
    label,
  } = words;
  return {
    kind: 'table',
    caption: say.articlesCaption,
    columns: [textColumn(say.article), { label: say.reason, kind: 'prose' }, ...reasonColumns(words), textColumn(say.locale)],
    rows: comments.articles.map(({ reason, ...one }) => ({
      cells: [article(one), [text(label('reasons', reason))], ...reasonCells(one, words), [text(language(one.locale))]],
    })),
    empty: say.empty,
  };
}

function reasonColumns({ strings: { comments: say } }: Words): Column[] {
  return [numberColumn(say.count), numberColumn(say.share), textColumn(say.severity), numberColumn(say.priority)];
}

function reasonCells(
  { count, share, severity, priority }: Omit<Report['comments']['reasons'][number], 'reason' | 'mostOn'>,
  { strings: { gaps }, number, shareCell }: Words,
): Cell[] {
  return [
    [text(number(count))],
    shareCell(share),
    [{ kind: 'badge', text: gaps.severities[severity], tone: severity === 'high' ? 'bad' : 'plain' }],
    [text(number(priority))],
  ];
}

/** One row for each article, and below it what was said of it. */
function textsTable({ comments }: Report, words: Words): Block {
  const {
    strings: { comments: say },
    article,
    quote,
    label,
    language,
    number,
  } = words;
  const left = new Map(comments.left.map((each) => [articleKey(each.locale, each.id), each.count]));
  const groups = Map.groupBy(comments.texts, ({ locale, id }) => articleKey(locale, id));
  const rows = [...groups].flatMap(([key, own]): Row[] => {
    const [place] = own;
    if (place === undefined) return [];
    const more = left.get(key) ?? 0;
    const head: Cell = [...article(place), ...(more > 0 ? [{ kind: 'aside' as const, text: say.left(number(more)) }] : [])];
    return [
      { cells: [head, [], [], [], [text(language(place.locale))]], depth: 0 },
      ...own.map(({ text: said, locale, reason, vote, day, isStaff, isPresentText }): Row => {
        const marks = [...(isStaff ? [say.byStaff] : []), ...(isPresentText ? [] : [say.ofEarlierText])];
        return {
          cells: [
            [quote(said, locale), ...marks.map((mark): Cell[number] => ({ kind: 'badge', text: mark, tone: 'plain' }))],
            [text(reason === null ? '–' : label('reasons', reason))],
            [text(vote === null ? '–' : say.votes[vote])],
            [text(day)],
            [],
          ],
          depth: 1,
        };
      }),
    ];
  });
  return {
    kind: 'table',
    caption: say.textsCaption,
    columns: [
      { label: say.words, kind: 'prose' },
      { label: say.reason, kind: 'prose' },
      textColumn(say.vote),
      textColumn(say.day),
      textColumn(say.locale),
    ],
    rows,
    empty: say.textsEmpty,
  };
}

function textColumn(label: string): Column {
  return { label, kind: 'text' };
}

function numberColumn(label: string): Column {
  return { label, kind: 'number' };
}
