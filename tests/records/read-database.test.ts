import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../scripts/lab/load/postgres.ts';
import { UserError } from '../../src/errors.ts';
import { migrate } from '../../src/records/migrate.ts';
import { migrations } from '../../src/records/migrations/index.ts';
import { readDatabase } from '../../src/records/read-database.ts';
import { databaseName, openStore } from '../../src/store/open-store.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { newFolder } from '../support/folder.ts';

const known = migrations.length;
const countTotals = (store: Store) => store.query(statement('SELECT count(*) AS n FROM total'));
const addTotal = statement(
  "INSERT INTO total (article, locale, revision, edition, helpful, not_helpful) VALUES ('refund', 'en', 'aaaaaaaaaaaa', 'public', 5, 2)",
);

async function faultOf(reading: Promise<unknown>): Promise<{ message: string; hint: string }> {
  const fault = await reading.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(UserError);
  const { message, hint } = fault as UserError;
  return { message, hint };
}

/** @param newDatabase address of a database that does not exist yet or is empty */
function testReading(newDatabase: () => Promise<string>): void {
  /** A database after `write`. */
  async function databaseWith(write: (store: Store) => Promise<unknown>): Promise<string> {
    const database = await newDatabase();
    const store = await openStore(database);
    await write(store);
    await store.close();
    return database;
  }

  const current = () =>
    databaseWith(async (store) => {
      await migrate(store);
      await store.write([addTotal]);
    });

  test('returns what is stored', async () => {
    expect(await readDatabase(await current(), countTotals)).toEqual([{ n: 1 }]);
  });

  test('returns nothing before the tables are created', async () => {
    expect(await readDatabase(await newDatabase(), countTotals)).toBeUndefined();
    const begun = await databaseWith((store) => migrate(store, { migrations: [] }));
    expect(await readDatabase(begun, countTotals)).toBeUndefined();
  });

  test('refuses an older schema, says what brings it up to date, and leaves it unchanged', async () => {
    for (const version of [1, Math.ceil(known / 2), known - 1]) {
      const database = await databaseWith((store) => migrate(store, { migrations: migrations.slice(0, version) }));
      const older = {
        message: `The database ${databaseName(database)} cannot be read: it was created by an older engine; its schema is ${version}, and this engine’s is ${known}.`,
        hint: '`npm run serve` brings it up to date: start it once.',
      };
      // Twice: the first read must not change it.
      for (let reading = 0; reading < 2; reading++) expect(await faultOf(readDatabase(database, countTotals))).toEqual(older);
      const store = await openStore(database);
      await migrate(store);
      await store.close();
      expect(await readDatabase(database, countTotals)).toEqual([{ n: 0 }]);
    }
  });

  test('refuses a newer schema, even if the tables it needs still exist', async () => {
    const next = { version: known + 1, name: 'next', statements: ['CREATE TABLE later (id TEXT)'] };
    const database = await databaseWith((store) => migrate(store, { migrations: [...migrations, next] }));
    expect(await faultOf(readDatabase(database, countTotals))).toEqual({
      message: `The database ${databaseName(database)} cannot be read: it was created by a newer engine; its schema is ${known + 1}, and this engine’s is ${known}.`,
      hint: 'Read it with that engine, or name another database with KB_DATABASE or --database.',
    });
  });

  test('changes nothing, whatever the statement', async () => {
    const database = await current();
    const change = statement('DELETE FROM total');
    const ways: ((store: Store) => Promise<unknown>)[] = [(store) => store.write([change]), (store) => store.query(change)];
    for (const read of ways) {
      const { message } = await faultOf(readDatabase(database, read));
      expect(message).toContain(`The database ${databaseName(database)} cannot be read: `);
    }
    expect(await readDatabase(database, countTotals)).toEqual([{ n: 1 }]);
  });

  test('rethrows an error that is not the database’s', async () => {
    const fault = new TypeError('no database’s fault');
    await expect(readDatabase(await current(), () => Promise.reject(fault))).rejects.toBe(fault);
  });
}

const readable =
  'KB_DATABASE or --database must name the SQLite file or postgres:// address that the endpoint writes to, and it must be readable from here.';

describe('reading a SQLite file', () => {
  testReading(async () => join(newFolder(), 'jieda.db'));

  test('creates no file', async () => {
    const file = join(newFolder(), 'jieda.db');
    expect(await readDatabase(file, countTotals)).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });

  test('refuses a file that is not a database, a folder, and another kind of server', async () => {
    const notes = join(newFolder(), 'notes.txt');
    writeFileSync(notes, 'This is no database at all. '.repeat(100));
    for (const file of [notes, newFolder()]) {
      const { message, hint } = await faultOf(readDatabase(file, countTotals));
      expect(message).toMatch(new RegExp(`^The database ${file} cannot be read: .+\\.$`));
      expect(hint).toBe(readable);
    }
    expect((await faultOf(readDatabase('mysql://db.example/help', countTotals))).message).toBe(
      'This kind of database server is not supported.',
    );
  });
});

describe.skipIf(postgresPrograms === undefined)('reading a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  testReading(() => server.newDatabase());

  test('says why the server cannot be read, without the password', async () => {
    const url = new URL(await server.newDatabase());
    url.password = 'secret';
    url.pathname = '/nowhere';
    expect(await faultOf(readDatabase(url.href, countTotals))).toEqual({
      message: `The database postgres://${url.host}/nowhere cannot be read: [postgres] database "nowhere" does not exist.`,
      hint: readable,
    });
    expect(await faultOf(readDatabase('postgres://jieda:secret@127.0.0.1:1/help', countTotals))).toEqual({
      message: 'The database postgres://127.0.0.1:1/help cannot be read: [postgres] connect ECONNREFUSED 127.0.0.1:1.',
      hint: readable,
    });
  });
});
