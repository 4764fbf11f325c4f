import { readNewestVote } from '../feedback/votes/newest-vote.ts';
import { instantsOf } from '../metrics/period.ts';
import { type Store, statement } from '../store/store.ts';

/**
 * The report's time, in milliseconds since 1970: up to then, those wait who have no reply yet. It is that of the newest
 * record within the report's day (UTC), its first moment where nothing is as new, and its last where records are newer.
 * The clock has no part in it, so that the same records and day give the same report whenever it is made.
 *
 * @param store `undefined` when there is no database
 * @param today `2026-11-20`
 * @throws StoreError
 */
export async function readAsOf(store: Store | undefined, today: string): Promise<number> {
  const [start, end] = instantsOf({ from: today, to: today });
  const newest = store === undefined ? undefined : await readNewestRecord(store);
  return Math.min(Math.max(start, newest ?? start), end - 1);
}

/** Of votes, other requests and moves of questions; each is the end of an index. */
async function readNewestRecord(store: Store): Promise<number | undefined> {
  const [requests] = await store.query(statement('SELECT max(at) AS newest FROM request'));
  const [questions] = await store.query(statement('SELECT max(touched_at) AS newest FROM question'));
  const instants = [await readNewestVote(store), requests?.['newest'], questions?.['newest']];
  const known = instants.filter((instant) => instant !== null && instant !== undefined).map(Number);
  return known.length === 0 ? undefined : Math.max(...known);
}
