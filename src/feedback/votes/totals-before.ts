import { type Store, statement } from '../../store/store.ts';
import { ballotsFrom } from './ballot.ts';
import { cell, readCounted, sums, type Total } from './totals.ts';

/**
 * The totals without the votes that were cast or changed at an instant or later: what may be shown in public, so
 * that nobody sees a single vote arrive. A changed vote is left out whole until the change is old enough.
 *
 * @param before milliseconds since 1970, a whole second; votes that are settled, which are two days old, are
 *   counted whatever it says
 * @throws StoreError
 */
export function readTotalsBefore(store: Store, before: number): Promise<Total[]> {
  return readCounted(
    store,
    statement(
      `SELECT ${cell}, ${sums} FROM ballot
       WHERE ballot >= (SELECT horizon FROM settled) AND ballot < ?
         AND EXISTS (SELECT 1 FROM event WHERE event.seq = ballot.seq AND event.at < ?)
       GROUP BY ${cell}`,
      ballotsFrom(before),
      before,
    ),
  );
}
