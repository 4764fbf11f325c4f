import { type Store, statement } from '../store/store.ts';
import { erasedColumns, eraseSteps } from './erased.ts';

/** Questions in one transaction; databases limit the number of values in a statement. */
const batchQuestions = 50;

/**
 * Erases what was written in questions that nothing has happened to since `before`, in batches. What is left are figures:
 * states, times and the operator’s own ids.
 *
 * @param before milliseconds since 1970
 * @returns how many were erased
 * @throws StoreError; earlier batches stay erased
 */
export async function purgeQuestions(store: Store, before: number, now: number): Promise<number> {
  for (let erased = 0; ; ) {
    const rows = await store.query(
      statement(`SELECT id FROM question WHERE touched_at < ? AND erased_at IS NULL LIMIT ${batchQuestions}`, before),
    );
    if (rows.length === 0) return erased;
    const ids = rows.map(({ id }) => id ?? null);
    const list = ids.map(() => '?').join(', ');
    const [, , gone = []] = await store.write([
      statement(eraseSteps(`IN (${list})`), ...ids),
      statement(`DELETE FROM question_word WHERE question IN (${list})`, ...ids),
      statement(
        `UPDATE question SET ${setErased}, erased_at = ? WHERE erased_at IS NULL AND id IN (${list}) RETURNING id`,
        now,
        ...ids,
      ),
    ]);
    erased += gone.length;
  }
}

const setErased = Object.keys(erasedColumns)
  .map((column) => `${column} = NULL`)
  .join(', ');
