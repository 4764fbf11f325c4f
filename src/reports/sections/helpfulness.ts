import { surge, votesPerAddress, votesPerDevice, votesPerNetwork } from '../../readers/limits.ts';
import type { Block, Cell, Column, Section } from '../document.ts';
import { LOW_HELPFULNESS } from '../helpfulness.ts';
import type { ArticleReport, Epoch, Report, Votes } from '../report-schema.ts';
import { text, type Words } from '../words.ts';

export function helpfulnessSection(report: Report, words: Words): Section {
  const { helpfulness: say } = words.strings;
  return {
    id: 'helpfulness',
    heading: say.heading,
    blocks: [
      { kind: 'paragraph', text: say.note },
      ...heldBack(report, words),
      currentTable(report, words),
      ...earlierTable(report, words),
      ...unassignedTable(report, words),
    ],
  };
}

/** Only when there are any. */
function heldBack({ votes }: Report, words: Words): Block[] {
  const { strings, number, percent } = words;
  const say = strings.helpfulness;
  if (votes.heldBack === 0) return [];
  const counted = votes.learners.helpfulness.n + votes.staff.helpfulness.n;
  const share = votes.heldBack / (votes.heldBack + counted);
  return [
    { kind: 'paragraph', text: say.heldBack(number(votes.heldBack), percent(share)) },
    ...heldReasons(votes, words),
    ...surgesTable(votes, words),
  ];
}

/** Only those that held any back. */
function heldReasons({ heldReasons: reasons }: Report['votes'], { strings: { helpfulness: say }, number }: Words): Block[] {
  const items = [
    [reasons.device, say.heldByDevice(number(votesPerDevice))] as const,
    [reasons.address, say.heldByAddress(number(votesPerAddress.min), number(votesPerAddress.oneIn))] as const,
    [reasons.network, say.heldByNetwork(number(votesPerNetwork.min), number(votesPerNetwork.oneIn))] as const,
    [reasons.surge, say.heldBySurge(number(surge.min), number(surge.times))] as const,
    [reasons.machine, say.heldByMachine] as const,
  ].filter(([votes]) => votes > 0);
  if (items.length === 0) return [];
  const all = items.reduce((sum, [votes]) => sum + votes, 0);
  return [
    { kind: 'paragraph', text: say.heldReasons },
    { kind: 'list', items: items.map(([votes, why]) => say.heldReason(number(votes), why)) },
    ...(reasons.address > all / 2 ? [{ kind: 'paragraph' as const, text: say.oneAddress }] : []),
  ];
}

function surgesTable({ surges }: Report['votes'], { strings: { helpfulness: say }, article, language, number }: Words): Block[] {
  if (surges.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: say.surgesCaption,
      columns: [say.article, say.locale, say.day].map(textColumn).concat([say.surged, say.usual].map(numberColumn)),
      rows: surges.map(({ article: id, locale, day, heldBack, usual }) => ({
        cells: [
          article({ locale, id }),
          [text(language(locale))],
          [text(day)],
          [text(number(heldBack))],
          [text(usual === null ? '–' : number(usual))],
        ],
      })),
      empty: '',
    },
    { kind: 'paragraph', text: say.acceptSurge },
  ];
}

function currentTable({ articles }: Report, words: Words): Block {
  const {
    strings: { helpfulness: say },
    article,
    language,
  } = words;
  return {
    kind: 'table',
    caption: say.caption,
    columns: [textColumn(say.article), ...voteColumns(words), textColumn(say.locale), textColumn(say.since)],
    rows: byNotHelpful(articles).map((one) => ({
      cells: [article(one), ...voteCells(one.current, words), [text(language(one.locale))], [text(one.current.since ?? '–')]],
    })),
    empty: say.empty,
  };
}

/** Only when there are any: most articles have kept their text. */
function earlierTable({ articles }: Report, words: Words): Block[] {
  const {
    strings: { helpfulness: say },
    article,
    language,
    number,
  } = words;
  const rows = articles.flatMap((one) =>
    one.earlier.filter(hasVotes).map((epoch) => ({
      cells: [
        article(one),
        ...voteCells(epoch, words),
        [text(language(one.locale))],
        [text(number(epoch.epoch))],
        [text(epoch.since ?? '–')],
      ],
    })),
  );
  if (rows.length === 0) return [];
  const columns = [
    textColumn(say.article),
    ...voteColumns(words),
    textColumn(say.locale),
    numberColumn(say.epoch),
    textColumn(say.since),
  ];
  return [{ kind: 'table', caption: say.earlierCaption, columns, rows, empty: '' }];
}

function unassignedTable({ votes }: Report, words: Words): Block[] {
  const {
    strings: { helpfulness: say },
    language,
  } = words;
  if (votes.unassigned.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: say.unassignedCaption,
      columns: [textColumn(say.article), ...voteColumns(words), textColumn(say.locale)],
      rows: votes.unassigned.map((one) => ({
        cells: [[text(one.article)], ...voteCells(one, words), [text(language(one.locale))]],
      })),
      empty: '',
    },
    { kind: 'paragraph', text: say.unassignedNote },
  ];
}

function voteColumns({ strings: { helpfulness: say }, percent }: Words): Column[] {
  return [
    { label: say.chart(percent(LOW_HELPFULNESS)), kind: 'drawing' },
    textColumn(say.share),
    numberColumn(say.helpful),
    numberColumn(say.notHelpful),
    textColumn(say.staff),
  ];
}

function voteCells({ learners, staff }: Pick<Epoch, 'learners' | 'staff'>, words: Words): Cell[] {
  const { number, share, interval } = words;
  const { helpful, notHelpful, helpfulness } = learners;
  return [
    helpfulness.state === 'known' ? [interval(helpfulness)] : [],
    [text(share(helpfulness))],
    [text(number(helpful))],
    [text(number(notHelpful))],
    [text(staffVotes(staff, words))],
  ];
}

function staffVotes({ helpfulness }: Votes, { share }: Words): string {
  return helpfulness.n === 0 ? '–' : share(helpfulness);
}

function hasVotes({ learners, staff }: Epoch): boolean {
  return learners.helpfulness.n + staff.helpfulness.n > 0;
}

function byNotHelpful(articles: readonly ArticleReport[]): ArticleReport[] {
  return [...articles].sort(
    ({ current: { learners: a } }, { current: { learners: b } }) =>
      b.notHelpful - a.notHelpful || b.helpfulness.n - a.helpfulness.n,
  );
}

function textColumn(label: string): Column {
  return { label, kind: 'text' };
}

function numberColumn(label: string): Column {
  return { label, kind: 'number' };
}
