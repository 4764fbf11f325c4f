import { type Store, statement } from '../../store/store.ts';
import { waitingStates } from '../states.ts';
import { waitsForReply } from '../waiting.ts';

/** Questions that wait for a reply at this moment, whenever they came. */
export interface WaitingNow {
  states: { state: (typeof waitingStates)[number]; n: number; late: number }[];
  /** When the oldest came, in milliseconds since 1970; null without any. */
  oldestAt: number | null;
}

/** @throws StoreError */
export async function readWaitingNow(store: Store, now: number): Promise<WaitingNow> {
  const rows = await store.query(
    statement(
      `SELECT state, count(*) AS n, sum(CASE WHEN due_at < ? THEN 1 ELSE 0 END) AS late, min(received_at) AS oldest
       FROM question WHERE ${waitsForReply} AND trust = 1 AND edition = 'public' GROUP BY state`,
      now,
    ),
  );
  const oldest = rows.map((row) => Number(row['oldest']));
  return {
    states: waitingStates.map((state) => {
      const row = rows.find((each) => each['state'] === state);
      return { state, n: Number(row?.['n'] ?? 0), late: Number(row?.['late'] ?? 0) };
    }),
    oldestAt: oldest.length === 0 ? null : Math.min(...oldest),
  };
}
