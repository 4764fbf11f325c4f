import type { Store } from '../../store/store.ts';
import { earliestVote } from './totals.ts';

/** The clock that votes are stamped with. */
export interface VoteClock {
  /**
   * Milliseconds since 1970: the machine's clock, but never earlier than `earliestVote`. While the machine's clock is
   * behind that, time still passes from there, since votes have limits per hour and day.
   */
  now(): number;
  /**
   * Reads from a store how early a vote may be.
   *
   * @throws StoreError
   */
  refresh(store: Store): Promise<void>;
}

/**
 * @param clock milliseconds since 1970
 * @param monotonic milliseconds from any origin, never going back
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
