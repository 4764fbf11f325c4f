import { placeOfQuestion } from '../../../../src/questions/places.ts';
import type { Sealer } from '../../../../src/questions/sealer.ts';
import { type Store, statement } from '../../../../src/store/store.ts';

/**
 * Encrypts what was asked in some questions: in those that are read, for to do so in all would take longer than all that
 * is measured.
 *
 * @param asked text by the id of its question
 */
export async function sealQuestions(store: Store, sealer: Sealer, asked: ReadonlyMap<string, string>): Promise<void> {
  const statements = await Promise.all(
    [...asked].map(async ([id, text]) =>
      statement(
        'UPDATE question SET sealed = ? WHERE id = ?',
        await sealer.seal({ text, reference: id }, placeOfQuestion(id)),
        id,
      ),
    ),
  );
  if (statements.length > 0) await store.write(statements);
}
