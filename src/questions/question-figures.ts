import { hourMs } from '../metrics/instants.ts';
import { numberOrNull } from '../store/row-values.ts';
import { type Store, statement } from '../store/store.ts';
import { waitsForReply } from './waiting.ts';

/** How the questions stand. Those held back are in none of the figures but their own. */
export interface QuestionFigures {
  heldBack: number;
  waiting: number;
  /** Nobody has it. */
  unassigned: number;
  /** Beyond the promised time. */
  late: number;
  /** Due within an hour. */
  soon: number;
  /** When the oldest that waits came; `undefined` when none waits. */
  oldestAt: number | undefined;
  /** When the next reply is due that is not late yet. */
  nextDueAt: number | undefined;
  /** Asked for a call that is not made yet, and those of them whose time has come. */
  callBacks: number;
  callBacksLate: number;
  /** First replies since `since`. */
  answered: number;
}

/**
 * All times are milliseconds since 1970.
 *
 * @param since when the day began
 * @throws StoreError
 */
export async function readQuestionFigures(
  store: Store,
  { now, since }: { now: number; since: number },
): Promise<QuestionFigures> {
  const sum = (condition: string, name: string): string => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`;
  const [[held], [wait], [done]] = await Promise.all([
    store.query(statement(`SELECT count(*) AS n FROM question WHERE trust = 0 AND ${waitsForReply}`)),
    store.query(
      statement(
        `SELECT count(*) AS waiting, ${sum('assignee IS NULL', 'unassigned')}, ${sum('due_at < ?', 'late')},
           ${sum('due_at >= ? AND due_at < ?', 'soon')}, min(received_at) AS oldest,
           min(CASE WHEN due_at >= ? THEN due_at END) AS next_due,
           ${sum('call_back_at IS NOT NULL', 'call_backs')}, ${sum('call_back_at < ?', 'call_backs_late')}
         FROM question WHERE trust = 1 AND ${waitsForReply}`,
        now,
        now,
        now + hourMs,
        now,
        now,
      ),
    ),
    // Whatever was answered was touched: the index narrows it down to the day.
    store.query(
      statement('SELECT count(*) AS n FROM question WHERE touched_at >= ? AND answered_at >= ? AND trust = 1', since, since),
    ),
  ]);
  const read = (name: string): number => Number(wait?.[name] ?? 0);
  return {
    heldBack: Number(held?.['n'] ?? 0),
    waiting: read('waiting'),
    unassigned: read('unassigned'),
    late: read('late'),
    soon: read('soon'),
    oldestAt: numberOrNull(wait?.['oldest'] ?? null) ?? undefined,
    nextDueAt: numberOrNull(wait?.['next_due'] ?? null) ?? undefined,
    callBacks: read('call_backs'),
    callBacksLate: read('call_backs_late'),
    answered: Number(done?.['n'] ?? 0),
  };
}
