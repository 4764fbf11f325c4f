import { memoize } from '../memoize.ts';
import { type Statement, type Store, statement, type Value } from '../store/store.ts';
import type { DayTag, DayTags } from './day-tags.ts';

/**
 * Adds one to the count of each tag, unless the table already has a row with this id: a retry counts once.
 *
 * @param table the table in which the submission is about to be stored; has a column `id`
 */
export function countTags({ day, tags }: DayTags, table: string, id: string): Statement {
  return statement(countText(`${table} ${tags.length}`), ...tags.map(({ tag }) => tag), day, id);
}

const countText = memoize((key) => {
  const [table, count] = key.split(' ');
  const several = `SELECT column1, day, 1 FROM (VALUES ${Array(Number(count)).fill('(?)').join(', ')}) AS tags, (SELECT ? AS day) AS days`;
  return `INSERT INTO seen (tag, day, n) ${count === '1' ? 'SELECT ?, ?, 1' : several}
    WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE id = ?)
    ON CONFLICT (tag) DO UPDATE SET n = seen.n + 1`;
});

/**
 * Branches of a CASE that name the first limit exceeded, for the values of `overLimitValues`. Runs after `countTags` in
 * the same write. For a retry the tags may already be deleted; then no branch applies.
 */
export function whenOverLimit(tags: readonly DayTag[]): string {
  return overLimitText(tags.map(({ of }) => of).join(' '));
}

const overLimitText = memoize((kinds) =>
  kinds
    .split(' ')
    .map((kind) => `WHEN (SELECT n FROM seen WHERE tag = ?) > ? THEN '${kind}'`)
    .join(' '),
);

/**
 * Whether something under one of these tags was sent as often as so many times its limit.
 *
 * @throws StoreError
 */
export async function areExhausted(store: Store, { tags }: DayTags, factor: number): Promise<boolean> {
  const rows = await store.query(
    statement(`SELECT tag, n FROM seen WHERE tag IN (${tags.map(() => '?').join(', ')})`, ...tags.map(({ tag }) => tag)),
  );
  return rows.some((row) => {
    const limit = tags.find(({ tag }) => tag === row['tag'])?.limit ?? Number.POSITIVE_INFINITY;
    return Number(row['n']) >= limit * factor;
  });
}

export function overLimitValues(tags: readonly DayTag[]): Value[] {
  return tags.flatMap(({ tag, limit }) => [tag, limit]);
}
