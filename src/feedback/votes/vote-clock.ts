import type { Store } from '../../store/store.ts';
import { earliestVote } from './totals.ts';

/** The clock that votes are stamped with. */
export interface VoteClock {
  /**
   * Milliseconds since 1970: the machine's clock, but never earlier than `earliestVote`. While the machine's clock is
   * behind that, time still passes from there, because votes are limited per hour and day.
   */
  now(): number;
  /**
   * Reads the earliest time of a vote from the store.
   *
   * @throws StoreError
   */
  refresh(store: Store): Promise<void>;
}

/**
 * @param clock milliseconds since 1970
 * @param monotonic milliseconds on a monotonic clock
 */
export function createVoteClock(clock: () => number, monotonic: () => number): VoteClock {
  let earliest = Number.NEGATIVE_INFINITY;
  let since = monotonic();
  const floor = (): number => earliest + (monotonic() - since);
  return {
    now: () => Math.max(clock(), floor()),
    async refresh(store) {
      earliest = Math.max(await earliestVote(store), floor());
      since = monotonic();
    },
  };
}
