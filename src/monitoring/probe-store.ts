import { type Store, statement } from '../store/store.ts';

/**
 * Writes to the store and removes it again. Needs disk space, as a vote does: a probe that only reads, or overwrites a row,
 * would succeed on a full disk.
 *
 * @throws StoreError when votes could not be stored either
 */
export async function probeStore(store: Store): Promise<void> {
  await store.write([
    statement(
      'INSERT INTO probe (name, filler) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET filler = excluded.filler',
      'ready',
      'x'.repeat(16 * 1024),
    ),
    statement('DELETE FROM probe WHERE name = ?', 'ready'),
  ]);
}
