import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../scripts/lab/load/postgres.ts';
import { openPostgresPool } from '../../src/store/postgres/pool.ts';
import { inline, literal, toPostgres } from '../../src/store/postgres/sql-text.ts';
import { createPostgresStore } from '../../src/store/postgres.ts';
import { StoreError, statement } from '../../src/store/store.ts';
import { openPglitePool } from '../support/pglite.ts';
import { testStore } from './store-contract.ts';

// The same SQL runs on a real server where there is one.
if (postgresPrograms === undefined)
  testStore('PostgreSQL (PGlite)', async () => createPostgresStore({ pool: await openPglitePool() }));

describe.skipIf(postgresPrograms === undefined)('on a real server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  const open = async () => createPostgresStore({ pool: openPostgresPool(await server.newDatabase()) });

  testStore('PostgreSQL', open);

  test('syncs every commit whatever the address says, and keeps its other options', async () => {
    const address = new URL(await server.newDatabase());
    address.searchParams.set('options', '-c synchronous_commit=off -c search_path=feedback');
    const store = createPostgresStore({ pool: openPostgresPool(address.href) });
    expect(await store.query(statement('SHOW synchronous_commit'))).toEqual([{ synchronous_commit: 'on' }]);
    expect(await store.query(statement('SHOW search_path'))).toEqual([{ search_path: 'feedback' }]);
    await store.close();
  });

  test('syncs every commit and stores any text except NUL', async () => {
    const store = await open();
    expect(await store.query(statement('SHOW synchronous_commit'))).toEqual([{ synchronous_commit: 'on' }]);
    await store.write([statement('CREATE TABLE word (text TEXT)')]);
    const words = ["it's", 'a\\b', "\\'; DROP TABLE word; --", '$1 ? $$', '退款\n', 'E\\n', '"', ''];
    for (const word of words) await store.write([statement('INSERT INTO word (text) VALUES (?)', word)]);
    expect((await store.query(statement('SELECT text FROM word'))).map(({ text }) => text)).toEqual(words);
    for (const word of words)
      expect(await store.query(statement('SELECT count(*) AS n FROM word WHERE text = ?', word))).toEqual([{ n: 1 }]);
    const nul = statement('INSERT INTO word (text) VALUES (?)', "x\0'); DELETE FROM word; --");
    const [bad, good] = await Promise.allSettled([
      store.write([nul]),
      store.write([statement("INSERT INTO word VALUES ('ok')")]),
    ]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
    expect(await store.query(statement('SELECT count(*) AS n FROM word'))).toEqual([{ n: words.length + 1 }]);
    await store.close();
  });

  test('retries after a deadlock with another process', async () => {
    const url = await server.newDatabase();
    const stores = [0, 1].map(() => createPostgresStore({ pool: openPostgresPool(url) }));
    await stores[0]?.write([statement('CREATE TABLE cell (name TEXT PRIMARY KEY, n BIGINT)')]);
    const add = (name: string) =>
      statement('INSERT INTO cell (name, n) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET n = cell.n + 1', name);
    const wait = statement('SELECT pg_sleep(0.05)');
    const writes = Array.from({ length: 4 }, () => [
      stores[0]?.write([add('a'), wait, add('b')]),
      stores[1]?.write([add('b'), wait, add('a')]),
    ]).flat();
    await Promise.all(writes);
    expect(await stores[0]?.query(statement('SELECT name, n FROM cell ORDER BY name'))).toEqual([
      { name: 'a', n: 8 },
      { name: 'b', n: 8 },
    ]);
    await Promise.all(stores.map((store) => store.close()));
  });

  test('fails while the server is unreachable, and works again when it is back', async () => {
    const own = await startPostgres();
    const store = createPostgresStore({ pool: openPostgresPool(await own.newDatabase()) });
    await store.write([statement('CREATE TABLE word (text TEXT)')]);
    const [row] = await store.query(statement('SELECT pg_backend_pid() AS pid'));
    // The server ends our connections as an operator would.
    await store.query(
      statement('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = ?', 'jieda'),
    );
    await store
      .write([statement("INSERT INTO word VALUES ('again')")])
      .catch((error) => expect(error).toBeInstanceOf(StoreError));
    await store.write([statement("INSERT INTO word VALUES ('later')")]);
    expect(row?.['pid']).toBeGreaterThan(0);
    await own.stop();
    await expect(store.write([statement("INSERT INTO word VALUES ('lost')")])).rejects.toThrow(StoreError);
    await store.close();
  });
});

describe('the text of a statement', () => {
  test('numbers its values and has PostgreSQL’s identity columns', () => {
    expect(toPostgres('SELECT ? + ?')).toBe('SELECT $1 + $2');
    expect(toPostgres('seq INTEGER PRIMARY KEY AUTOINCREMENT')).toBe('seq BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY');
  });

  test('holds its values as literals that cannot run', () => {
    expect(inline(statement('SELECT ?, ?, ?, ?', "it's $1", -1, null, 'a\\'))).toBe("SELECT 'it''s $1', (-1), NULL,  E'a\\\\'");
    expect(() => literal('a\0b')).toThrow(RangeError);
    expect(() => literal(Number.NaN)).toThrow(RangeError);
  });
});
