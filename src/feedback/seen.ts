import { type Statement, statement } from '../store/store.ts';
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
  return statement(
    `INSERT INTO seen (tag, day, n) SELECT column1, ?, 1 FROM (VALUES ${tags.map(() => '(?)').join(', ')}) AS tags
     WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE id = ?)
     ON CONFLICT (tag) DO UPDATE SET n = seen.n + 1`,
    day,
    ...tags,
    id,
  );
}

/**
 * Branches of a CASE: the first limit that what was just seen exceeds. A retry needs no more than its id, so by then
 * nothing may be known of its tags, and no branch is taken.
 */
export function whenSeenTooOften({ device, address, ring }: DayTags, limits: DayLimits): Statement {
  const checks = [
    ['device', device, limits.device] as const,
    ['address', address, limits.address] as const,
    ['ring', ring, limits.ring] as const,
  ].filter(([, tag]) => tag !== undefined);
  return {
    sql: checks.map(([name]) => `WHEN (SELECT n FROM seen WHERE tag = ?) > ? THEN '${name}'`).join(' '),
    values: checks.flatMap(([, tag = '', limit]) => [tag, limit]),
  };
}
