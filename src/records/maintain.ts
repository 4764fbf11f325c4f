import { forgetTally } from '../feedback/votes/tally.ts';
import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import { dayMs } from '../metrics/instants.ts';
import { forgetSalts } from '../readers/day-salt.ts';
import { type Store, statement } from '../store/store.ts';
import { type ClockDoubt, checkClock } from './clock.ts';
import { purgeExpired } from './purge.ts';

/** Ids of requests are known so long, so that a retry counts once. */
const requestsKeptMs = 2 * dayMs;

/**
 * Settles totals and deletes what may not be kept any longer, really. Every process may do it; doing it twice
 * changes nothing. While the clock is doubted only salts are deleted: their promise is the shortest, and nothing is
 * lost with them.
 *
 * @param now what the machine's clock says; milliseconds since 1970
 * @param voteTime the time that votes are cast at, which makes their salts
 * @returns why the clock is doubted; `undefined` when everything was done
 * @throws StoreError
 */
export async function maintain(
  store: Store,
  settings: FeedbackSettings,
  now: number,
  voteTime = now,
): Promise<ClockDoubt | undefined> {
  const doubt = await checkClock(store, now);
  await forgetSalts(store, voteTime);
  if (doubt === undefined) {
    await forgetPassing(store, settings, now);
    await purgeExpired(store, settings, now);
  }
  await store.scrub(['salt']);
  return doubt;
}

/** Hours of votes, ids of requests, readers of queries outside the window, queries that nobody asks any more. */
export async function forgetPassing(store: Store, { demandThreshold, retention }: FeedbackSettings, now: number): Promise<void> {
  const windowBegan = now - demandThreshold.days * dayMs;
  const [, , gone = []] = await store.write([
    statement('DELETE FROM request WHERE at < ?', now - requestsKeptMs),
    statement('DELETE FROM demand_reader WHERE at <= ?', windowBegan),
    statement('DELETE FROM demand WHERE text IS NULL AND last_at <= ? RETURNING hash', windowBegan),
  ]);
  await forgetTally(store, now, retention.commentsDays * dayMs);
  // Its counters go with a query: nothing is left that bears its hash.
  const hashes = gone.map(({ hash }) => hash ?? null);
  for (let first = 0; first < hashes.length; first += hashesAtOnce) {
    const some = hashes.slice(first, first + hashesAtOnce);
    const list = some.map(() => '?').join(', ');
    await store.write([statement(`DELETE FROM count WHERE kind = 'query' AND name IN (${list})`, ...some)]);
  }
}

/** Platforms limit the values of one statement. */
const hashesAtOnce = 50;
