import { dayMs, dayOf } from '../../metrics/instants.ts';
import { numberOrNull } from '../../store/row-values.ts';
import { type Row, type Statement, type Store, statement, type Value } from '../../store/store.ts';
import type { Condition } from '../question-filter.ts';

/** A part of an index, from which questions are read in its order. */
export interface Stream {
  order: keyof typeof orders;
  /** What the index leads to. */
  where: Condition;
  /** Before everything that it has, when that is not the beginning of the index. */
  start?: Cursor;
}

/** Where reading has got to: what the index is ordered by, and the id. */
export interface Cursor {
  at: number | null;
  id: string;
}

/** What questions must meet to be found. */
export interface Wanted {
  /** Of a row of `question`. */
  conditions: readonly Condition[];
  /** Hashes of which a question has one, for each word. */
  words: readonly (readonly number[])[];
}

const orders = {
  due: {
    at: 'due_at',
    by: 'due_at, id',
    start: { at: Number.MIN_SAFE_INTEGER, id: '' },
    after: ({ at, id }: Cursor): Condition => ({ sql: '(due_at, id) > (?, ?)', values: [at, id] }),
  },
  undated: {
    at: 'due_at',
    by: 'id',
    start: { at: null, id: '' },
    after: ({ id }: Cursor): Condition => ({ sql: 'id > ?', values: [id] }),
  },
  callBack: {
    at: 'call_back_at',
    by: 'call_back_at, id',
    start: { at: Number.MIN_SAFE_INTEGER, id: '' },
    after: ({ at, id }: Cursor): Condition => ({ sql: '(call_back_at, id) > (?, ?)', values: [at, id] }),
  },
  newest: {
    at: 'received_at',
    by: 'received_at DESC, id DESC',
    start: { at: Number.MAX_SAFE_INTEGER, id: '' },
    after: ({ at, id }: Cursor): Condition => ({ sql: '(received_at, id) < (?, ?)', values: [at, id] }),
  },
  /** Questions with a word, by their ids, which begin with the day of arrival. */
  day: {
    at: 'received_at',
    by: 'question DESC',
    start: { at: 0, id: '991231' },
    after: ({ id }: Cursor): Condition => ({ sql: 'question < ?', values: [id] }),
  },
} as const;

/** Before everything that a stream has. */
export function startOf({ order, start }: Stream): Cursor {
  return start ?? orders[order].start;
}

/** The day of arrival, as ids begin with it. */
export function dayInId(instant: number): string {
  return dayOf(instant).slice(2).replaceAll('-', '');
}

/** When the day began with which an id begins. */
export function dayOfId(id: string): number {
  return Date.parse(`20${id.slice(0, 2)}-${id.slice(2, 4)}-${id.slice(4, 6)}T00:00:00Z`);
}

/** Where a stream of words begins that has nothing newer than an instant's day. */
export function startOfDay(instant: number): Cursor {
  return { at: 0, id: dayInId(instant + dayMs) };
}

/**
 * Reads the next questions of a stream: `id`, what lists are ordered by, and in `fits` whether it is wanted. It reads
 * `size` rows of the index at most.
 */
export function nextOf({ order, where }: Stream, { conditions, words }: Wanted, after: Cursor, size: number): Statement {
  const place = orders[order].after(after);
  const range = { sql: `${where.sql} AND ${place.sql}`, values: [...where.values, ...place.values] };
  const columns = 'question.received_at, question.due_at, question.call_back_at';
  if (order !== 'day') {
    const fits = allOf([...conditions, ...words.map((hashes) => hasWord('question.id', hashes))]);
    return statement(
      `SELECT question.id, ${columns}, CASE WHEN ${fits.sql} THEN 1 ELSE 0 END AS fits
       FROM question WHERE ${range.sql} ORDER BY ${orders[order].by} LIMIT ?`,
      ...fits.values,
      ...range.values,
      size,
    );
  }
  const fits = allOf(conditions);
  const hit = allOf(words.map((hashes) => hasWord('found.id', hashes)));
  // Only questions with all words are looked up: nothing is joined to null.
  return statement(
    `SELECT candidate.id, ${columns}, CASE WHEN ${fits.sql} THEN 1 ELSE 0 END AS fits
     FROM (SELECT found.id, CASE WHEN ${hit.sql} THEN found.id END AS hit
       FROM (SELECT question AS id FROM question_word WHERE ${range.sql} ORDER BY ${orders.day.by} LIMIT ?) AS found) AS candidate
     LEFT JOIN question ON question.id = candidate.hit ORDER BY candidate.id DESC`,
    ...fits.values,
    ...hit.values,
    ...range.values,
    size,
  );
}

/** The place of a question that was read from a stream. */
export function cursorIn({ order }: Stream, row: Row): Cursor {
  return { at: order === 'day' ? 0 : numberOrNull(row[orders[order].at] ?? null), id: String(row['id']) };
}

/**
 * How many questions streams have, as far as `limit` in each.
 *
 * @throws StoreError
 */
export async function countUpTo(store: Store, streams: readonly Stream[], limit: number): Promise<number> {
  const counts = streams.map(
    ({ order, where }, index) =>
      `(SELECT count(*) FROM (SELECT 1 FROM ${order === 'day' ? 'question_word' : 'question'} WHERE ${where.sql} LIMIT ?) AS stream${index})`,
  );
  const values = streams.flatMap(({ where }): Value[] => [...where.values, limit]);
  const [row] = await store.query(statement(`SELECT ${counts.join(' + ')} AS n`, ...values));
  return Number(row?.['n'] ?? 0);
}

/** Counting is never turned into a join, for which a database might read all questions with the word. */
function hasWord(id: string, hashes: readonly number[]): Condition {
  const isOne = `word IN (${hashes.map(() => '?').join(', ')})`;
  return { sql: `(SELECT count(*) FROM question_word WHERE ${isOne} AND question = ${id}) > 0`, values: hashes };
}

function allOf(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: '1 = 1', values: [] };
  return { sql: conditions.map(({ sql }) => sql).join(' AND '), values: conditions.flatMap(({ values }) => values) };
}
