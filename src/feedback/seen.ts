import { type Statement, statement, type Value } from '../store/store.ts';
import type { DayTags } from './day-tags.ts';

/** What must be counted at most so often under each tag of a post. */
export interface DayLimits {
  device: number;
  address: number;
  ring: number;
}

/** One more of each tag, unless the row was stored before under the same id. */
export function see({ day, device, address, ring }: DayTags, table: 'event' | 'survey', id: string): Statement {
  const tags = [device, address, ring].filter((tag) => tag !== undefined);
  return statement(seeTexts[table][tags.length - 1] ?? '', day, ...tags, id);
}

/** One text for each number of tags, made once: a store knows a statement by its text. */
const seeTexts = { event: textsFor('event'), survey: textsFor('survey') } as const;

function textsFor(table: string): string[] {
  return ['(?)', '(?), (?)', '(?), (?), (?)'].map(
    (tags) => `INSERT INTO seen (tag, day, n) SELECT column1, ?, 1 FROM (VALUES ${tags}) AS tags
     WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE id = ?)
     ON CONFLICT (tag) DO UPDATE SET n = seen.n + 1`,
  );
}

/**
 * Branches of a CASE: the first limit that what was just seen exceeds, with `tooOftenValues` for its values. A retry
 * needs no more than its id, so by then nothing may be known of its tags, and no branch is taken.
 */
export const whenSeenTooOften = ['device', 'address', 'ring']
  .map((name) => `WHEN (SELECT n FROM seen WHERE tag = ?) > ? THEN '${name}'`)
  .join(' ');

export function tooOftenValues({ device, address, ring }: DayTags, limits: DayLimits): Value[] {
  // Nothing is ever seen under an empty tag.
  return [device, limits.device, address ?? '', limits.address, ring ?? '', limits.ring];
}
