import { type Row, type Store, statement } from '../store/store.ts';
import type { SealedQuestion } from './question.ts';
import { conditionOf, isOnlyWaiting, type QuestionFilter } from './question-filter.ts';
import type { Sealer } from './sealer.ts';
import { openAsked, type StoredQuestion, toQuestion } from './stored-question.ts';

export interface ListedQuestion extends StoredQuestion {
  /** `undefined` once erased. */
  asked: SealedQuestion | undefined;
}

/**
 * Questions in the order in which replies are due; those that are not waiting, newest first.
 *
 * @throws StoreError, SealError
 */
export async function listQuestions(
  store: Store,
  sealer: Sealer,
  filter: QuestionFilter,
  limit: number,
): Promise<ListedQuestion[]> {
  const condition = await conditionOf(store, filter, sealer);
  if (condition === undefined) return [];
  const rows: Row[] = await store.query(
    statement(`SELECT * FROM question WHERE ${condition.sql} ORDER BY ${orderOf(filter)} LIMIT ?`, ...condition.values, limit),
  );
  return Promise.all(rows.map(async (row) => ({ ...toQuestion(row), asked: await openAsked(sealer, row) })));
}

function orderOf(filter: QuestionFilter): string {
  if (filter.hasCallBack === true) return 'call_back_at, id';
  return isOnlyWaiting(filter) ? 'CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, id' : 'received_at DESC';
}
