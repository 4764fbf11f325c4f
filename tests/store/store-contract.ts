import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Store, StoreError, statement } from '../../src/store/store.ts';

/**
 * What every store guarantees.
 *
 * @param open a store over an empty database; called once a test
 */
export function testStore(name: string, open: () => Promise<Store>): void {
  describe(`a ${name} store`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
      await store.write([statement('CREATE TABLE word (text TEXT NOT NULL PRIMARY KEY, length INTEGER)')]);
    });

    afterEach(() => store.close());

    const add = (text: string) => statement('INSERT INTO word (text, length) VALUES (?, ?)', text, text.length);
    const words = async () => (await store.query(statement('SELECT text FROM word ORDER BY text'))).map((row) => row['text']);

    test('reads what it has written', async () => {
      await store.write([add('退款')]);
      expect(await store.query(statement('SELECT text, length FROM word WHERE text = ?', '退款'))).toEqual([
        { text: '退款', length: 2 },
      ]);
    });

    test('gives the rows of each statement of a write, and none for those that return none', async () => {
      const rows = await store.write([
        add('one'),
        statement('INSERT INTO word (text) VALUES (?) ON CONFLICT (text) DO NOTHING RETURNING text', 'two'),
        statement('INSERT INTO word (text) VALUES (?) ON CONFLICT (text) DO NOTHING RETURNING text', 'two'),
        statement('SELECT count(*) AS n FROM word'),
      ]);
      expect(rows).toEqual([[], [{ text: 'two' }], [], [{ n: 2 }]]);
    });

    test('stores all statements of a write or none', async () => {
      await expect(store.write([add('good'), add('good')])).rejects.toThrow(StoreError);
      expect(await words()).toEqual([]);
    });

    test('does not let one faulty write fail the others that arrive with it', async () => {
      const results = await Promise.allSettled([
        store.write([add('a')]),
        store.write([add('b'), add('a')]),
        store.write([statement('INSERT INTO nowhere VALUES (1)')]),
        store.write([add('c')]),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
      expect(await words()).toEqual(['a', 'c']);
    });

    test('rejects a faulty query', async () => {
      await expect(store.query(statement('SELECT * FROM nowhere'))).rejects.toThrow(StoreError);
    });

    test('finishes accepted writes before it closes, and refuses later ones', async () => {
      const accepted = store.write([add('last')]);
      await store.close();
      await expect(accepted).resolves.toEqual([[]]);
      await expect(store.write([add('late')])).rejects.toThrow(StoreError);
      await expect(store.query(statement('SELECT 1'))).rejects.toThrow(StoreError);
    });
  });
}
