import { type Store, statement } from '../store/store.ts';
import { placeOfQuestion } from './places.ts';
import { foldContact } from './question.ts';
import type { Sealer } from './sealer.ts';
import { readWholeQuestion } from './stored-question.ts';

interface CorrectionOptions {
  sealer: Sealer;
  /** Id of the person who corrects it. */
  actor: string;
  /** Milliseconds since 1970. */
  now: number;
}

/** How often it is tried when somebody changes the question in the same moment. */
const maxAttempts = 5;

/**
 * Replaces the contact of a question in whatever state, as a step of its own.
 *
 * @returns false when there is no such question, or it is erased
 * @throws StoreError, SealError
 */
export async function correctContact(store: Store, options: CorrectionOptions, id: string, contact: string): Promise<boolean> {
  const { sealer, actor, now } = options;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const question = await readWholeQuestion(store, sealer, id);
    if (question?.asked === undefined) return false;
    const isLast = 'id = ? AND version = ? AND sealed IS NOT NULL';
    const [, corrected = []] = await store.write([
      statement(
        `INSERT INTO question_step (question, step, at, actor, move, state)
         SELECT id, version + 1, CAST(? AS BIGINT), CAST(? AS TEXT), 'correct', state FROM question WHERE ${isLast}
         ON CONFLICT DO NOTHING`,
        now,
        actor,
        id,
        question.version,
      ),
      statement(
        `UPDATE question SET sealed = ?, customer = ?, version = version + 1, touched_at = ? WHERE ${isLast} RETURNING id`,
        await sealer.seal({ ...question.asked, contact }, placeOfQuestion(id)),
        sealer.hash('customer', foldContact(contact)),
        now,
        id,
        question.version,
      ),
    ]);
    if (corrected.length > 0) return true;
  }
  return false;
}
