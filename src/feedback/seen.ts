import { type Statement, statement } from '../store/store.ts';
import type { DaySalt } from './day-salt.ts';

/** So much of one day-tag counts; the rest is kept and held back. */
export const countedPerTag = 3;

/** A day-tag as it is counted. */
export interface Tag extends Pick<DaySalt, 'day'> {
  tag: string;
  /** Something made the request look like a machine's: it is kept and held back. */
  isSuspect: boolean;
}

/** One more of a tag, unless its row was stored before under the same id. */
export function see({ tag, day }: Tag, table: 'event' | 'survey', id: string): Statement {
  return statement(
    `INSERT INTO seen (tag, day, n) SELECT ?, ?, 1 WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE id = ?)
     ON CONFLICT (tag) DO UPDATE SET n = seen.n + 1`,
    tag,
    day,
    id,
  );
}

/**
 * An expression: 1 when what was just seen counts, else 0. A retry needs no more than its id, so by then
 * nothing may be known of its tag.
 */
export function isTrusted({ tag, isSuspect }: Tag): Statement {
  return statement(
    `coalesce((SELECT CASE WHEN n <= ${countedPerTag} THEN 1 ELSE 0 END FROM seen WHERE tag = ?), 0)`,
    isSuspect ? '' : tag,
  );
}
