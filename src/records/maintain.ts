import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import { forgetSalts } from '../readers/day-salt.ts';
import type { Store } from '../store/store.ts';
import { type ClockDoubt, checkClock } from './clock.ts';
import { purgeExpired, purgeShortLived } from './purge.ts';

/**
 * One round of maintenance: settles totals, deletes what is past its retention, and makes deleted salts unreadable.
 * Idempotent, so every process may run it. While the clock is doubted, only salts are deleted: they have the shortest
 * retention, and no figure depends on them.
 *
 * @param now time of the machine's clock; milliseconds since 1970
 * @param voteTime time of the clock that votes are stamped with; its current salts are kept
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
    await purgeShortLived(store, settings, now);
    await purgeExpired(store, settings, now);
  }
  await store.scrub(['salt']);
  return doubt;
}
