import { placeOfQuestion } from '../../../../src/questions/places.ts';
import type { Sealer } from '../../../../src/questions/sealer.ts';
import { type Store, statement } from '../../../../src/store/store.ts';

/** Encrypts questions that a list shows, for a million would take longer than all that is measured. */
export async function sealShown(store: Store, sealer: Sealer, ids: readonly string[]): Promise<void> {
  const text = 'My refund has not arrived on my card although it was approved a week ago. '.repeat(3);
  const statements = await Promise.all(
    ids.map(async (id) =>
      statement(
        'UPDATE question SET sealed = ? WHERE id = ?',
        await sealer.seal({ text, reference: id }, placeOfQuestion(id)),
        id,
      ),
    ),
  );
  if (statements.length > 0) await store.write(statements);
}
