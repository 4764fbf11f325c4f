import type { Store } from '../store/store.ts';
import { earliestVote } from './totals.ts';

/** The time that votes are cast at. */
export interface VoteClock {
  /** Milliseconds since 1970: what the machine's clock says, but never before `earliestVote`. */
  now(): number;
  /**
   * Asks a store how early a vote may be.
   *
   * @throws StoreError
   */
  refresh(store: Store): Promise<void>;
}

/** @param clock milliseconds since 1970 */
export function createVoteClock(clock: () => number): VoteClock {
  let earliest = 0;
  return {
    now: () => Math.max(clock(), earliest),
    async refresh(store) {
      earliest = await earliestVote(store);
    },
  };
}
