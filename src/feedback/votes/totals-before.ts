import { type Store, statement } from '../../store/store.ts';
import { ballotsFrom } from './ballot.ts';
import { cell, sums } from './cell.ts';
import { readCounted, type Total } from './totals.ts';

/**
 * The totals without votes cast or changed at or after an instant. For public counts, so that nobody sees a single vote
 * arrive. A vote that was changed too recently is left out entirely.
 *
 * @param before milliseconds since 1970, a whole second; settled votes, which are two days old, always count
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
