import { instantsOf, type Period } from '../../metrics/period.ts';
import { type Store, statement } from '../../store/store.ts';
import { ballotsFrom } from './ballot.ts';
import { cell, sums } from './cell.ts';
import { type Total, toTotal } from './totals.ts';
import { startOfWeek, weekOf } from './weekly.ts';

/**
 * The votes that were cast within a period (UTC), whatever they were changed to later. Votes older than the retention are
 * gone. Whole weeks come from their counts, other days and what is not settled yet from the ballots.
 *
 * @returns sorted like the totals; only texts with votes
 * @throws StoreError
 */
export async function readVotesDuring(store: Store, period: Period): Promise<Total[]> {
  const [start, end] = instantsOf(period);
  const first = weekOf(start - 1) + 1;
  const after = Math.max(first, weekOf(end));
  const [weeksStart, weeksEnd] = first === after ? [end, end] : [startOfWeek(first), startOfWeek(after)];
  if (after === first + 1 && start === weeksStart && end === weeksEnd) {
    const settled = await readSettledWeek(store, first);
    if (settled.length > 0) return settled;
  }
  const within = `SELECT ${cell}, ${sums} FROM ballot WHERE ballot >= ? AND ballot < ?`;
  const rows = await store.query(
    statement(
      `SELECT ${cell}, sum(helpful) AS helpful, sum(not_helpful) AS not_helpful, sum(held_back) AS held_back FROM (
         SELECT ${cell}, helpful, not_helpful, held_back FROM vote_week WHERE week >= ? AND week < ?
         UNION ALL ${within} AND ballot >= (SELECT horizon FROM settled) GROUP BY ${cell}
         UNION ALL ${within} GROUP BY ${cell}
         UNION ALL ${within} GROUP BY ${cell}
       ) AS counted
       GROUP BY ${cell} HAVING sum(helpful) + sum(not_helpful) + sum(held_back) > 0 ORDER BY ${cell}`,
      ...[first, after],
      ...[weeksStart, weeksEnd].map(ballotsFrom),
      ...[start, weeksStart].map(ballotsFrom),
      ...[weeksEnd, end].map(ballotsFrom),
    ),
  );
  return rows.map(toTotal(store));
}

/**
 * The votes of a week that are all settled: they are there as they are asked for, so that half a year of weeks is read in
 * half the time.
 *
 * @returns none when there may be others
 */
async function readSettledWeek(store: Store, week: number): Promise<Total[]> {
  const rows = await store.query(
    statement(
      `SELECT ${cell}, helpful, not_helpful, held_back FROM vote_week
       WHERE week = ? AND helpful + not_helpful + held_back > 0 AND (SELECT horizon FROM settled) >= ? ORDER BY ${cell}`,
      week,
      ballotsFrom(startOfWeek(week + 1)),
    ),
  );
  return rows.map(toTotal(store));
}
