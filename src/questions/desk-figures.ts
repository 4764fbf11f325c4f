import { hourMs } from '../metrics/instants.ts';
import { type Store, statement } from '../store/store.ts';
import { waitingStates } from './question-filter.ts';
import { type State, states } from './states.ts';

/** How the questions stand at one moment, held-back ones left out. */
export interface DeskFigures {
  byState: Record<State, number>;
  waiting: number;
  unassigned: number;
  /** Beyond the promised time. */
  late: number;
  /** Due within an hour. */
  soon: number;
  /** To be called by now. */
  callBacksDue: number;
  /** When the one that has waited longest came; `undefined` when none waits. */
  oldestAt: number | undefined;
  /** First replies since the given instant. */
  answered: number;
}

/**
 * @param since for `answered`; milliseconds since 1970
 * @throws StoreError
 */
export async function readDeskFigures(store: Store, now: number, since: number): Promise<DeskFigures> {
  const waiting = `trust = 1 AND state IN (${waitingStates.map(() => '?').join(', ')})`;
  const sum = (condition: string, name: string): string => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`;
  const [counted, [row], [answered]] = await Promise.all([
    store.query(statement('SELECT state, count(*) AS n FROM question WHERE trust = 1 GROUP BY state')),
    store.query(
      statement(
        `SELECT count(*) AS waiting, min(received_at) AS oldest, ${sum('assignee IS NULL', 'unassigned')}, ${sum('due_at < ?', 'late')},
           ${sum('due_at >= ? AND due_at < ?', 'soon')}, ${sum('call_back_at <= ?', 'call_backs')} FROM question WHERE ${waiting}`,
        now,
        now,
        now + hourMs,
        now,
        ...waitingStates,
      ),
    ),
    // The index is of `touched_at`, which is never before the reply.
    store.query(
      statement('SELECT count(*) AS n FROM question WHERE touched_at >= ? AND answered_at >= ? AND trust = 1', since, since),
    ),
  ]);
  const read = (name: string): number => Number(row?.[name] ?? 0);
  const byState = new Map(counted.map((each) => [String(each['state']), Number(each['n'])]));
  return {
    byState: Object.fromEntries(states.map((state) => [state, byState.get(state) ?? 0])) as Record<State, number>,
    waiting: read('waiting'),
    unassigned: read('unassigned'),
    late: read('late'),
    soon: read('soon'),
    callBacksDue: read('call_backs'),
    oldestAt: row?.['oldest'] === null || row === undefined ? undefined : Number(row['oldest']),
    answered: Number(answered?.['n'] ?? 0),
  };
}
