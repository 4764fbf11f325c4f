import { numberOrNull, textOrNull } from '../../store/row-values.ts';
import { type Store, statement } from '../../store/store.ts';
import type { OpenedQuestion } from '../stored-question.ts';

/** What an asker said of the service, once for each time that their question was solved. */
export interface Rating {
  /** 1 to 5. */
  csat: number;
  speed: number | null;
  reason: string | null;
}

/**
 * Ratings of a question, the earliest first; none is read where nobody rated it.
 *
 * @throws StoreError
 */
export async function readRatings(store: Store, { id, receivedAt, steps }: OpenedQuestion): Promise<Rating[]> {
  if (!steps.some(({ move }) => move === 'rate')) return [];
  // The index is of the time. Anybody can name a question in a survey; only its asker’s ids begin with the question’s.
  const rows = await store.query(
    statement(
      "SELECT csat, speed, reason FROM survey WHERE at >= ? AND question = ? AND id LIKE question || ' %' ORDER BY at, id",
      receivedAt,
      id,
    ),
  );
  return rows.map((row) => ({
    csat: Number(row['csat']),
    speed: numberOrNull(row['speed']),
    reason: textOrNull(row['reason']),
  }));
}
