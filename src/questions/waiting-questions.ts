import { numberOrNull, textOrNull } from '../store/row-values.ts';
import { type Store, statement } from '../store/store.ts';
import { waitsForReply } from './waiting.ts';

/** A question that somebody is to answer, without what is sealed. */
export interface WaitingQuestion {
  id: string;
  /** Id of a person in team.yaml. */
  assignee: string;
  category: string | null;
  /** Milliseconds since 1970; `null` without a promise. */
  dueAt: number | null;
}

/**
 * Assigned questions without a reply, the first due first. Needs no key.
 *
 * @throws StoreError
 */
export async function readWaitingQuestions(store: Store): Promise<WaitingQuestion[]> {
  const rows = await store.query(
    statement(
      `SELECT id, assignee, category, due_at FROM question
       WHERE trust = 1 AND assignee IS NOT NULL AND ${waitsForReply}
       ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, id`,
    ),
  );
  return rows.map((row) => ({
    id: String(row['id']),
    assignee: String(row['assignee']),
    category: textOrNull(row['category']),
    dueAt: numberOrNull(row['due_at']),
  }));
}
