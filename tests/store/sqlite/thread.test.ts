import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { openSqliteThread } from '../../../src/store/sqlite/thread.ts';
import { StoreError, statement } from '../../../src/store/store.ts';
import { testVoting } from '../../feedback/voting-contract.ts';
import { newFolder } from '../../support/folder.ts';
import { testStore } from '../store-contract.ts';

const newFile = () => join(newFolder(), 'data', 'test.db');

testStore('SQLite in a thread', () => openSqliteThread({ file: newFile() }));
testVoting('SQLite in a thread', () => openSqliteThread({ file: ':memory:' }), { numRuns: 4 });

/** A store with a table `word (text)`, whose file another connection has locked. */
async function openLocked(busyTimeoutMs: number) {
  const file = newFile();
  const store = await openSqliteThread({ file, busyTimeoutMs });
  await store.write([statement('CREATE TABLE word (text TEXT)')]);
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  return { store, other };
}

test('does not block its caller while another process keeps the file locked', async () => {
  const { store, other } = await openLocked(60_000);
  const stored = store.write([statement("INSERT INTO word VALUES ('a')")]);
  // A store that blocked here would keep the lock from being released.
  await setImmediate();
  other.exec('ROLLBACK');
  other.close();
  await stored;
  expect(await store.query(statement('SELECT text FROM word'))).toEqual([{ text: 'a' }]);
  await store.close();
});

test('refuses a write when another process never releases the file', async () => {
  const { store, other } = await openLocked(50);
  await expect(store.write([statement("INSERT INTO word VALUES ('a')")])).rejects.toThrow(/^\[sqlite\] .*locked/);
  other.close();
  await store.close();
});

test('answers a query while a write of the same turn waits for a lock', async () => {
  const { store, other } = await openLocked(60_000);
  const stored = store.write([statement("INSERT INTO word VALUES ('a')")]);
  expect(await store.query(statement('SELECT text FROM word'))).toEqual([]);
  other.close();
  await stored;
  await store.close();
});

test('refuses calls at once while too many are waiting', async () => {
  const { store, other } = await openLocked(60_000);
  const insert = statement("INSERT INTO word VALUES ('a')");
  const waiting = Array.from({ length: 20_000 }, () => store.write([insert]));
  await expect(store.write([insert])).rejects.toThrow('[sqlite] Too many requests are waiting for the database: 20000.');
  other.close();
  await Promise.all(waiting);
  expect(await store.query(statement('SELECT count(*) AS n FROM word'))).toEqual([{ n: 20_000 }]);
  await store.close();
});

test('stores any text, null and numbers', async () => {
  const store = await openSqliteThread({ file: newFile() });
  const values = ["it's", '"\\', '退款\n', '\u2028', '\ud83d\ude00', '', null, -1.5, 2 ** 53];
  await store.write([statement('CREATE TABLE some (value)')]);
  await store.write(values.map((value) => statement('INSERT INTO some VALUES (?)', value)));
  expect((await store.query(statement('SELECT value FROM some'))).map(({ value }) => value)).toEqual(values);
  await store.scrub([]);
  await store.close();
});

test('says that a file is not a database', async () => {
  const file = newFile();
  mkdirSync(join(file, '..'));
  writeFileSync(file, 'This is a text and has never been a database of any kind, nor will it be.'.repeat(20));
  const opening = openSqliteThread({ file });
  await expect(opening).rejects.toThrow(UserError);
  await expect(opening).rejects.toThrow(/test\.db cannot be opened: file is not a database\./);
});

test('refuses calls while and after it closes, and closes once', async () => {
  const store = await openSqliteThread({ file: newFile() });
  const closed = store.close();
  await expect(store.query(statement('SELECT 1'))).rejects.toThrow(StoreError);
  await Promise.all([closed, store.close()]);
  await expect(store.write([statement('SELECT 1')])).rejects.toThrow(StoreError);
});
