import { surge, votesPerAddress, votesPerDevice, votesPerNetwork } from '../../../readers/limits.ts';
import { dash, numberColumn, textCell, textColumn, valueCell } from '../../cells.ts';
import type { Block, Cell, Column } from '../../document.ts';
import { firstRows } from '../../first-rows.ts';
import type { Votes } from '../../shared-schema.ts';
import type { Words } from '../../words.ts';
import type { ArticleReport, ArticlesResult, Epoch } from '../articles/schema.ts';
import type { VotesOverall, VotesResult } from './schema.ts';
import { lowHelpfulness } from './unhelpful-articles.ts';

export function helpfulnessSection({ articles, votes }: ArticlesResult & VotesResult, words: Words): Block[] {
  return [
    { kind: 'paragraph', text: words.strings.helpfulness.note },
    ...heldBack(votes, words),
    currentTable(articles, words),
    ...earlierTable(articles, words),
    ...unassignedTable(votes, words),
  ];
}

/** Empty when no vote is held back. */
function heldBack(votes: VotesOverall, words: Words): Block[] {
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

/** Lists only reasons that held votes back. */
function heldReasons({ heldReasons: reasons }: VotesOverall, { strings: { helpfulness: say }, number }: Words): Block[] {
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

function surgesTable({ surges }: VotesOverall, { strings: { helpfulness: say }, article, language, numberCell }: Words): Block[] {
  if (surges.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: say.surgesCaption,
      columns: [say.article, say.locale, say.day].map(textColumn).concat([say.surged, say.usual].map(numberColumn)),
      rows: surges.map(({ article: id, locale, day, heldBack, usual }) => ({
        cells: [
          article({ locale, id }),
          textCell(language(locale)),
          textCell(day),
          numberCell(heldBack),
          usual === null ? dash : numberCell(usual),
        ],
      })),
      empty: '',
    },
    { kind: 'paragraph', text: say.acceptSurge },
  ];
}

function currentTable(articles: readonly ArticleReport[], words: Words): Block {
  const {
    strings: { helpfulness: say },
    article,
    language,
  } = words;
  return {
    kind: 'table',
    caption: say.caption,
    columns: [textColumn(say.article), ...voteColumns(words), textColumn(say.locale), textColumn(say.since)],
    ...firstRows(
      byNotHelpful(articles),
      (one) => ({
        cells: [
          article(one),
          ...voteCells(one.current, words),
          textCell(language(one.locale)),
          textCell(one.current.since ?? '–'),
        ],
      }),
      words,
    ),
    empty: say.empty,
  };
}

/** Empty when no article has votes on an earlier text. */
function earlierTable(articles: readonly ArticleReport[], words: Words): Block[] {
  const {
    strings: { helpfulness: say },
    article,
    language,
    numberCell,
  } = words;
  const rows = articles.flatMap((one) =>
    one.earlier.filter(hasVotes).map((epoch) => ({
      cells: [
        article(one),
        ...voteCells(epoch, words),
        textCell(language(one.locale)),
        numberCell(epoch.epoch),
        textCell(epoch.since ?? '–'),
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

function unassignedTable(votes: VotesOverall, words: Words): Block[] {
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
        cells: [textCell(one.article), ...voteCells(one, words), textCell(language(one.locale))],
      })),
      empty: '',
    },
    { kind: 'paragraph', text: say.unassignedNote },
  ];
}

function voteColumns({ strings: { helpfulness: say }, percent }: Words): Column[] {
  return [
    { label: say.chart(percent(lowHelpfulness)), kind: 'drawing' },
    textColumn(say.share),
    numberColumn(say.helpful),
    numberColumn(say.notHelpful),
    textColumn(say.staff),
  ];
}

function voteCells({ learners, staff }: Pick<Epoch, 'learners' | 'staff'>, words: Words): Cell[] {
  const { numberCell, share, interval } = words;
  const { helpful, notHelpful, helpfulness } = learners;
  return [
    helpfulness.state === 'known' ? [interval(helpfulness)] : [],
    helpfulness.state === 'known' ? valueCell(share(helpfulness), helpfulness.share) : textCell(share(helpfulness)),
    numberCell(helpful),
    numberCell(notHelpful),
    textCell(staffVotes(staff, words)),
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
