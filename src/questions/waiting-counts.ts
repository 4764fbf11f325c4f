import { hourMs } from '../metrics/instants.ts';
import { type Store, statement } from '../store/store.ts';
import { waitsForReply } from './waiting.ts';

/** What of the questions waits, and for whom. */
export interface WaitingCounts {
  waiting: number;
  unassigned: number;
  /** With one person. */
  mine: number;
  callBacks: number;
  /** Passed on, because nobody has replied as promised. */
  escalated: number;
  /** Held back as possible spam; in none of the other figures. */
  heldBack: number;
  /** Beyond the promised time. */
  late: number;
  /** Due within an hour. */
  soon: number;
}

/**
 * @param person id of the person whose questions are `mine`
 * @throws StoreError
 */
export async function countWaiting(store: Store, person: string, now: number): Promise<WaitingCounts> {
  const sum = (condition: string, name: string): string => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`;
  const [[row], [held], [passedOn]] = await Promise.all([
    store.query(
      statement(
        `SELECT count(*) AS waiting, ${sum('assignee IS NULL', 'unassigned')}, ${sum('assignee = ?', 'mine')},
         ${sum('call_back_at IS NOT NULL', 'call_backs')}, ${sum('due_at < ?', 'late')}, ${sum('due_at >= ? AND due_at < ?', 'soon')}
       FROM question WHERE trust = 1 AND ${waitsForReply}`,
        person,
        now,
        now,
        now + hourMs,
      ),
    ),
    store.query(statement(`SELECT count(*) AS n FROM question WHERE trust = 0 AND ${waitsForReply}`)),
    store.query(
      statement(
        `SELECT count(*) AS n FROM question
         JOIN escalation ON escalation.question = question.id AND escalation.due_at = question.due_at
         WHERE escalated_at IS NOT NULL AND trust = 1 AND ${waitsForReply}`,
      ),
    ),
  ]);
  const read = (name: string): number => Number(row?.[name] ?? 0);
  return {
    waiting: read('waiting'),
    unassigned: read('unassigned'),
    mine: read('mine'),
    callBacks: read('call_backs'),
    escalated: Number(passedOn?.['n'] ?? 0),
    heldBack: Number(held?.['n'] ?? 0),
    late: read('late'),
    soon: read('soon'),
  };
}
