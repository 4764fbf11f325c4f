import { dayMs } from '../../metrics/instants.ts';
import { type Statement, statement, type Value } from '../../store/store.ts';
import { cell, sums } from './cell.ts';

/**
 * Settled votes by calendar week, from Monday to Sunday in UTC. Reports look back half a year; from ballots, counting the
 * votes of a large site would take longer than all else that a report reads.
 */

const weekMs = 7 * dayMs;

/** 1 January 1970 was a Thursday. */
const mondayMs = 3 * dayMs;

/** The week that an instant is in. */
export function weekOf(instant: number): number {
  return Math.floor((instant + mondayMs) / weekMs);
}

/** First instant of a week, in milliseconds since 1970. */
export function startOfWeek(week: number): number {
  return week * weekMs - mondayMs;
}

/** Counts of ballots, as columns of `total`. */
export const counted = { added: sums, taken: sums.replaceAll('sum(', '-sum(') } as const;

/** What becomes of ballots that were held back and count now. */
export const accepted = `
  sum(CASE WHEN value = 'helpful' THEN 1 ELSE 0 END) AS helpful,
  sum(CASE WHEN value = 'not-helpful' THEN 1 ELSE 0 END) AS not_helpful,
  -count(*) AS held_back`;

/**
 * Adds ballots to their weeks.
 *
 * @param columns what each cell gets: `counted` or `accepted`
 * @param where SQL condition of the ballots
 */
export function addToWeeks(columns: string, where: string, ...values: readonly Value[]): Statement {
  return statement(
    `INSERT INTO vote_week (week, ${cell}, helpful, not_helpful, held_back)
     SELECT (first_at + ${mondayMs}) / ${weekMs} AS week, ${cell}, ${columns} FROM ballot WHERE ${where} GROUP BY 1, ${cell}
     ON CONFLICT (week, ${cell}) DO UPDATE SET helpful = vote_week.helpful + excluded.helpful,
       not_helpful = vote_week.not_helpful + excluded.not_helpful, held_back = vote_week.held_back + excluded.held_back`,
    ...values,
  );
}
