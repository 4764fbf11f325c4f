import type { Store } from '../../store/store.ts';
import { earliestVote } from './totals.ts';

/** The time that votes are cast at. */
export interface VoteClock {
  /**
   * Milliseconds since 1970: what the machine's clock says, but never before `earliestVote`. While the machine's clock
   * is behind that, time goes on from there all the same: hours and days have their limits.
   */
  now(): number;
  /**
   * Asks a store how early a vote may be.
   *
   * @throws StoreError
   */
  refresh(store: Store): Promise<void>;
}

/**
 * @param clock milliseconds since 1970
 * @param monotonic milliseconds that never go backwards
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
