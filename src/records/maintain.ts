import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import { forgetSalts } from '../readers/day-salt.ts';
import type { Store } from '../store/store.ts';
import { type ClockDoubt, checkClock } from './clock.ts';
import { purgeExpired, purgeShortLived } from './purge.ts';

/**
 * One round of maintenance: settles totals, deletes what may not be kept any longer, and makes deleted salts
 * unreadable. Idempotent, so every process may do it. While the clock is doubted only salts are deleted: theirs is the
 * shortest retention, and no figure depends on them.
 *
 * @param now time of the machine's clock; milliseconds since 1970
 * @param voteTime the time at which votes are cast, whose salts are kept
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
