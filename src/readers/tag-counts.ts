import { type Statement, statement, type Value } from '../store/store.ts';
import type { DayTag, DayTags } from './day-tags.ts';
import { onceForEach } from '../memoize.ts';

/** One more of each tag, unless the row was stored before under the same id. */
export function see({ day, tags }: DayTags, table: 'event' | 'survey', id: string): Statement {
  return statement(seeTexts[table](String(tags.length)), ...tags.map(({ tag }) => tag), day, id);
}

const seeTexts = {
  event: onceForEach((count) => seeText('event', count)),
  survey: onceForEach((count) => seeText('survey', count)),
};

function seeText(table: string, count: string): string {
  const several = `SELECT column1, day, 1 FROM (VALUES ${Array(Number(count)).fill('(?)').join(', ')}) AS tags, (SELECT ? AS day) AS days`;
  return `INSERT INTO seen (tag, day, n) ${count === '1' ? 'SELECT ?, ?, 1' : several}
    WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE id = ?)
    ON CONFLICT (tag) DO UPDATE SET n = seen.n + 1`;
}

/**
 * Branches of a CASE: the first limit that what was just seen exceeds, with `tooOftenValues` for its values. A retry
 * needs no more than its id, so by then nothing may be known of its tags, and no branch is taken.
 */
export function whenSeenTooOften(tags: readonly DayTag[]): string {
  return tooOftenText(tags.map(({ of }) => of).join(' '));
}

const tooOftenText = onceForEach((kinds) =>
  kinds
    .split(' ')
    .map((kind) => `WHEN (SELECT n FROM seen WHERE tag = ?) > ? THEN '${kind}'`)
    .join(' '),
);

export function tooOftenValues(tags: readonly DayTag[]): Value[] {
  return tags.flatMap(({ tag, limit }) => [tag, limit]);
}
