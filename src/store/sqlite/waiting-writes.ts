import { monotonicMs } from '../monotonic.ts';
import { type Row, type Statement, StoreError } from '../store.ts';

export interface WaitingWrite {
  statements: readonly Statement[];
  /** On the clock of `monotonicMs`. */
  askedAtMs: number;
  resolve: (rows: Row[][]) => void;
  reject: (error: StoreError) => void;
}

/** The writes that wait for their turn, oldest first. */
interface WaitingWrites {
  add(write: WaitingWrite): void;
  /** Removes and returns all writes except those that have waited too long, which it rejects. */
  takeUnexpired(): WaitingWrite[];
  /** Puts a batch back in front. */
  putBack(batch: readonly WaitingWrite[]): void;
  isEmpty(): boolean;
}

export function createWaitingWrites(file: string, timeoutMs: number): WaitingWrites {
  let waiting: WaitingWrite[] = [];
  return {
    add: (write) => void waiting.push(write),

    takeUnexpired() {
      const expiredBefore = monotonicMs() - timeoutMs;
      const all = waiting;
      waiting = [];
      const firstInTime = all.findIndex(({ askedAtMs }) => askedAtMs >= expiredBefore);
      const expired = all.splice(0, firstInTime === -1 ? all.length : firstInTime);
      for (const { reject } of expired) reject(new StoreError(`[sqlite] ${describeLock(file, timeoutMs)}`));
      return all;
    },

    putBack(batch) {
      waiting = [...batch, ...waiting];
    },

    isEmpty: () => waiting.length === 0,
  };
}

function describeLock(file: string, milliseconds: number): string {
  return `Another program kept the database ${file} locked, or its disk was busy, for ${milliseconds} ms. Nothing was stored. If this continues, stop that program.`;
}
