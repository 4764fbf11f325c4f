import { articleKey } from '../../../knowledge/article-id.ts';
import { aside, badge, dash, numberColumn, proseColumn, textCell, textColumn } from '../../cells.ts';
import type { Block, Cell, Column, Row } from '../../document.ts';
import { firstRows } from '../../first-rows.ts';
import type { Words } from '../../words.ts';
import type { CommentsReport, CommentsResult } from './schema.ts';

export function commentsSection({ comments }: CommentsResult, words: Words): Block[] {
  const { strings } = words;
  return [
    { kind: 'paragraph', text: strings.comments.note },
    ...(comments.recorded
      ? [
          { kind: 'paragraph' as const, text: countsLine(comments, words) },
          reasonsTable(comments, words),
          articlesTable(comments, words),
          textsTable(comments, words),
        ]
      : [{ kind: 'paragraph' as const, text: strings.unknown }]),
  ];
}

/** Counts left out of the figures are mentioned only when not zero. */
function countsLine(comments: CommentsReport, { strings: { comments: say }, number }: Words): string {
  const { learners, staff, earlier, heldBack, unassigned } = comments;
  return [
    say.learners(number(learners)),
    ...(staff > 0 ? [say.staff(number(staff))] : []),
    ...(earlier > 0 ? [say.earlier(number(earlier))] : []),
    ...(heldBack > 0 ? [say.heldBack(number(heldBack))] : []),
    ...(unassigned > 0 ? [say.unassigned(number(unassigned))] : []),
  ].join(say.between);
}

function reasonsTable(comments: CommentsReport, words: Words): Block {
  const {
    strings: { comments: say },
    article,
    number,
  } = words;
  return {
    kind: 'table',
    caption: say.reasonsCaption,
    columns: [textColumn(say.reason), ...reasonColumns(words), proseColumn(say.mostOn)],
    rows: comments.reasons.map(({ reason, mostOn, ...figures }) => ({
      cells: [
        textCell(words.label('reasons', reason)),
        ...reasonCells(figures, words),
        mostOn === null ? dash : [...article(mostOn).slice(0, 1), aside(say.times(number(mostOn.count)))],
      ],
    })),
    empty: say.empty,
  };
}

function articlesTable(comments: CommentsReport, words: Words): Block {
  const {
    strings: { comments: say },
    article,
    language,
    label,
  } = words;
  return {
    kind: 'table',
    caption: say.articlesCaption,
    columns: [textColumn(say.article), proseColumn(say.reason), ...reasonColumns(words), textColumn(say.locale)],
    ...firstRows(
      comments.articles,
      ({ reason, ...one }) => ({
        cells: [article(one), textCell(label('reasons', reason)), ...reasonCells(one, words), textCell(language(one.locale))],
      }),
      words,
    ),
    empty: say.empty,
  };
}

function reasonColumns({ strings: { comments: say } }: Words): Column[] {
  return [numberColumn(say.count), numberColumn(say.share), textColumn(say.severity), numberColumn(say.priority)];
}

function reasonCells(
  { count, share, severity, priority }: Omit<CommentsReport['reasons'][number], 'reason' | 'mostOn'>,
  { numberCell, severityCell, shareCell }: Words,
): Cell[] {
  return [numberCell(count), shareCell(share), severityCell(severity), numberCell(priority)];
}

/** A row for each article, followed by its texts. */
function textsTable(comments: CommentsReport, words: Words): Block {
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
    const [first] = own;
    if (first === undefined) return [];
    const more = left.get(key) ?? 0;
    const head: Cell = [...article(first), ...(more > 0 ? [aside(say.left(number(more)))] : [])];
    return [
      { cells: [head, [], [], [], textCell(language(first.locale))], depth: 0 },
      ...own.map(({ text: said, locale, reason, vote, day, isStaff, isPresentText }): Row => {
        const marks = [...(isStaff ? [say.byStaff] : []), ...(isPresentText ? [] : [say.ofEarlierText])];
        return {
          cells: [
            [quote(said, locale), ...marks.map((mark) => badge(mark, 'plain'))],
            reason === null ? dash : textCell(label('reasons', reason)),
            vote === null ? dash : textCell(say.votes[vote]),
            textCell(day),
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
    columns: [proseColumn(say.words), proseColumn(say.reason), textColumn(say.vote), textColumn(say.day), textColumn(say.locale)],
    rows,
    empty: say.textsEmpty,
    isOrderFixed: true,
  };
}
