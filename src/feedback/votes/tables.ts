import { autoincrement, bigint, type ImportedRow, integer, table, text } from '../../store/table.ts';
import { heldValues } from './tally.ts';
import { voteValues } from './vote.ts';

const audiences = ['public', 'internal'] as const;

/** A text in an edition, and how many votes it got. */
const countedText = {
  article: text(),
  locale: text(),
  edition: text({ values: audiences }),
  revision: text(),
  helpful: bigint(),
  not_helpful: bigint(),
  held_back: bigint(),
};

/** Every vote as received, in the order of `seq`. Append-only, except that `held` may change. */
export const event = table({
  name: 'event',
  columns: {
    seq: autoincrement(),
    id: text({ unique: true }),
    ballot: text(),
    article: text(),
    locale: text(),
    revision: text(),
    value: text({ values: voteValues, check: true }),
    edition: text({ values: audiences, check: true }),
    at: bigint(),
    /** Empty when the vote counts. */
    held: text({ values: heldValues, default: '' }),
  },
  primaryKey: ['seq'],
  export: { upgrade: addHeld },
});

/** Older exports do not say why a vote is held back; nearly always it was the device limit. */
function addHeld({ trust, ...row }: ImportedRow): ImportedRow {
  return trust === undefined ? row : { held: trust === 1 ? '' : 'device', ...row };
}

/**
 * The current vote of each ballot, which is its event with the highest `seq`. The key begins with the time, so that new
 * rows are adjacent: a commit writes a few pages instead of one per vote.
 */
export const ballot = table({
  name: 'ballot',
  columns: {
    ballot: text(),
    seq: bigint(),
    first_at: bigint(),
    article: text(),
    locale: text(),
    revision: text(),
    edition: text({ values: audiences }),
    value: text({ values: voteValues }),
    /** 1: the vote counts; 0: it is held back. */
    trust: integer({ values: [0, 1] }),
  },
  primaryKey: ['ballot'],
  withoutRowid: true,
});

/** Every text ever published, with the time it was first seen. */
export const revision = table({
  name: 'revision',
  columns: {
    article: text(),
    locale: text(),
    revision: text(),
    edition: text({ values: audiences, check: true }),
    sketch: text(),
    /** A JSON list of old paths. */
    redirect_from: text(),
    first_seen: bigint(),
  },
  primaryKey: ['article', 'locale', 'edition', 'revision'],
  export: true,
});

/** Counts of the ballots before `settled.horizon`, which can no longer be changed. */
export const total = table({
  name: 'total',
  columns: {
    article: text(),
    locale: text(),
    revision: text(),
    edition: text({ values: audiences }),
    helpful: bigint(),
    not_helpful: bigint(),
    held_back: bigint({ default: 0 }),
  },
  primaryKey: ['article', 'locale', 'edition', 'revision'],
});

/** The same by calendar week, without votes that were deleted after their retention; `weekly.ts` says why. */
export const voteWeek = table({
  name: 'vote_week',
  columns: {
    /** `weekOf` the time of the vote. */
    week: integer(),
    ...countedText,
  },
  primaryKey: ['week', 'article', 'locale', 'edition', 'revision'],
  withoutRowid: true,
});

/** One row. A process that settles totals locks it by increasing `turns`. */
export const settled = table({
  name: 'settled',
  columns: { name: text(), horizon: text(), turns: bigint() },
  primaryKey: ['name'],
  firstRows: [{ name: 'votes', horizon: '', turns: 0 }],
});

/** Counts of votes that were deleted after their retention. They are also part of `total`. */
export const folded = table({
  name: 'folded',
  columns: countedText,
  primaryKey: ['article', 'locale', 'edition', 'revision'],
  export: true,
});

/** Number of votes by hour and reason for holding them back. Each process (`writer`) has its own rows. */
export const tally = table({
  name: 'tally',
  columns: {
    article: text(),
    locale: text(),
    edition: text({ values: audiences }),
    /** In the format that ballots begin with. */
    hour: text(),
    held: text({ values: heldValues }),
    revision: text(),
    writer: text(),
    n: bigint(),
  },
  primaryKey: ['article', 'locale', 'edition', 'hour', 'held', 'revision', 'writer'],
  withoutRowid: true,
  export: true,
});
