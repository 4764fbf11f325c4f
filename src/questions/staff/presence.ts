import { minuteMs } from '../../metrics/instants.ts';
import { type Store, StoreError, statement } from '../../store/store.ts';

/** Somebody who has a question open. */
export interface Looking {
  person: string;
  /** Milliseconds since 1970. */
  since: number;
}

/** How long somebody counts as looking after they last loaded the page. */
const lookingMs = 10 * minuteMs;

/**
 * Notes that a person looks at a question. It only saves two people the same work; that neither overwrites the other is up
 * to the version of the question. So the page is shown without it when it cannot be noted.
 *
 * @returns who else does, the first to come first
 */
export async function look(store: Store, question: string, person: string, now: number): Promise<Looking[]> {
  const forgotten = now - lookingMs;
  try {
    await store.write([
      statement('DELETE FROM staff_looking WHERE seen_at <= ?', forgotten),
      statement(
        `INSERT INTO staff_looking (question, person, since, seen_at) VALUES (?, ?, ?, ?)
         ON CONFLICT (question, person) DO UPDATE SET seen_at = excluded.seen_at`,
        question,
        person,
        now,
        now,
      ),
    ]);
    const rows = await store.query(
      statement(
        'SELECT person, since FROM staff_looking WHERE question = ? AND person <> ? AND seen_at > ? ORDER BY since, person',
        question,
        person,
        forgotten,
      ),
    );
    return rows.map((row) => ({ person: String(row['person']), since: Number(row['since']) }));
  } catch (error) {
    if (error instanceof StoreError) return [];
    throw error;
  }
}

/**
 * Notes that a person is done with a question.
 *
 * @throws StoreError
 */
export async function leave(store: Store, question: string, person: string): Promise<void> {
  await store.write([statement('DELETE FROM staff_looking WHERE question = ? AND person = ?', question, person)]);
}
