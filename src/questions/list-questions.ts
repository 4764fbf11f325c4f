import { type Row, type Store, statement } from '../store/store.ts';
import { findQuestions, type Part } from './finding/find-questions.ts';
import type { Cursor } from './finding/stream.ts';
import type { QuestionFilter } from './question-filter.ts';
import type { Sealer } from './sealer.ts';
import { type OpenedText, openAsked, type StoredQuestion, toQuestion } from './stored-question.ts';

export interface ListedQuestion extends StoredQuestion, OpenedText {}

export interface QuestionList {
  questions: ListedQuestion[];
  /** After which it goes on; `undefined` at its end. */
  next: Cursor | undefined;
  /** How many questions were looked at, when that ended the search before the list was full. */
  lookedAt: number | undefined;
}

/**
 * Questions in the order in which replies are due; those that are not waiting, newest first; those with a call-back in the
 * order of the calls. One that cannot be decrypted is marked.
 *
 * @throws StoreError
 */
export async function listQuestions(
  store: Store,
  sealer: Sealer,
  filter: QuestionFilter,
  limit: number,
): Promise<ListedQuestion[]> {
  return (await readList(store, sealer, filter, { limit })).questions;
}

/**
 * A part of such a list.
 *
 * @throws StoreError
 */
export async function readList(store: Store, sealer: Sealer, filter: QuestionFilter, part: Part): Promise<QuestionList> {
  const { ids, next, lookedAt } = await findQuestions(store, sealer, filter, part);
  const rows = await readRows(store, ids);
  const questions = await Promise.all(rows.map(async (row) => ({ ...toQuestion(row), ...(await openAsked(sealer, row)) })));
  return { questions, next, lookedAt };
}

/** D1 takes no more values in a statement. */
const maxValues = 100;

/** In the order of the ids; questions that are gone meanwhile are left out. */
async function readRows(store: Store, ids: readonly string[]): Promise<Row[]> {
  const byId = new Map<string, Row>();
  for (let first = 0; first < ids.length; first += maxValues) {
    const some = ids.slice(first, first + maxValues);
    const rows = await store.query(statement(`SELECT * FROM question WHERE id IN (${some.map(() => '?').join(', ')})`, ...some));
    for (const row of rows) byId.set(String(row['id']), row);
  }
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
}
