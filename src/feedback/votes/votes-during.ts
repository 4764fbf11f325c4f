import { instantsOf, type Period } from '../../metrics/period.ts';
import { type Store, statement } from '../../store/store.ts';
import { ballotsFrom } from './ballot.ts';
import { cell, sums, type Total, totalOfRow } from './totals.ts';

/**
 * The votes that were cast within a period (UTC), whatever they were changed to later. Votes older than the retention are
 * gone.
 *
 * @returns sorted like the totals; only texts with votes
 * @throws StoreError
 */
export async function readVotesDuring(store: Store, period: Period): Promise<Total[]> {
  const [start, end] = instantsOf(period);
  const rows = await store.query(
    statement(
      `SELECT ${cell}, ${sums} FROM ballot WHERE ballot >= ? AND ballot < ? GROUP BY ${cell} ORDER BY ${cell}`,
      ballotsFrom(start),
      ballotsFrom(end),
    ),
  );
  return rows.map(totalOfRow);
}
