import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { monotonicMs } from '../../src/store/monotonic.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { statement } from '../../src/store/store.ts';
import { newFolder } from '../support/folder.ts';
import { testStore } from './store-contract.ts';

const newFile = () => join(newFolder(), 'data', 'test.db');

testStore('SQLite', async () => createSqliteStore({ file: newFile() }));

test('syncs every commit and overwrites what is deleted', async () => {
  const store = createSqliteStore({ file: newFile() });
  expect(await store.query(statement('PRAGMA journal_mode'))).toEqual([{ journal_mode: 'wal' }]);
  expect(await store.query(statement('PRAGMA synchronous'))).toEqual([{ synchronous: 2 }]);
  expect(await store.query(statement('PRAGMA secure_delete'))).toEqual([{ secure_delete: 1 }]);
  await store.close();
});

test('acknowledges no write of a batch whose COMMIT fails, and works again afterwards', async () => {
  const store = createSqliteStore({ file: newFile() });
  await store.write([
    statement('CREATE TABLE parent (id INTEGER PRIMARY KEY)'),
    statement('CREATE TABLE child (id INTEGER PRIMARY KEY REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)'),
  ]);
  const together = await Promise.allSettled([
    store.write([statement('INSERT INTO parent (id) VALUES (1)')]),
    // Fails only at COMMIT.
    store.write([statement('INSERT INTO child (id) VALUES (9)')]),
  ]);
  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await store.query(statement('SELECT id FROM parent'))).toEqual([]);
  await store.write([statement('INSERT INTO parent (id) VALUES (2)')]);
  expect(await store.query(statement('SELECT id FROM parent'))).toEqual([{ id: 2 }]);
  await store.close();
});

test('fails every write while the disk is full and stores again when there is room', async () => {
  const store = createSqliteStore({ file: newFile() });
  await store.write([statement('CREATE TABLE big (text TEXT)')]);
  const add = () => store.write([statement('INSERT INTO big (text) VALUES (?)', 'x'.repeat(20_000))]);
  await store.query(statement('PRAGMA max_page_count = 8'));
  const full = await Promise.allSettled([add(), add(), add()]);
  const acknowledged = full.filter(({ status }) => status === 'fulfilled').length;
  expect(acknowledged).toBeLessThan(3);
  expect(await store.query(statement('SELECT count(*) AS n FROM big'))).toEqual([{ n: acknowledged }]);
  await store.query(statement('PRAGMA max_page_count = 1000'));
  await add();
  expect(await store.query(statement('SELECT count(*) AS n FROM big'))).toEqual([{ n: acknowledged + 1 }]);
  await store.close();
});

test('empties the log before it refuses a write because the disk is full', async () => {
  const file = newFile();
  const store = createSqliteStore({ file });
  await store.write([statement('CREATE TABLE big (text TEXT)')]);
  const add = (length: number) => store.write([statement('INSERT INTO big (text) VALUES (?)', 'x'.repeat(length))]);
  await add(20_000);
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(20_000);
  await store.query(statement('PRAGMA max_page_count = 8'));
  await expect(add(20_000)).rejects.toThrow(/full/);
  expect(statSync(`${file}-wal`).size).toBe(0);
  await store.close();
});

test('truncates a log that a long transaction has grown beyond 16 MiB', async () => {
  const file = newFile();
  const store = createSqliteStore({ file });
  await store.write([statement('CREATE TABLE big (text TEXT)')]);
  const add = (length: number) => store.write([statement('INSERT INTO big (text) VALUES (?)', 'x'.repeat(length))]);
  await add(20 * 1024 ** 2);
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(20 * 1024 ** 2);
  await add(10);
  expect(statSync(`${file}-wal`).size).toBeLessThanOrEqual(16 * 1024 ** 2);
  await store.close();
});

test('lets a second process open the same file and take turns', async () => {
  const file = newFile();
  const first = createSqliteStore({ file });
  const second = createSqliteStore({ file });
  await first.write([statement('CREATE TABLE word (text TEXT)')]);
  await Promise.all([
    first.write([statement("INSERT INTO word VALUES ('a')")]),
    second.write([statement("INSERT INTO word VALUES ('b')")]),
  ]);
  expect(await first.query(statement('SELECT count(*) AS n FROM word'))).toEqual([{ n: 2 }]);
  await Promise.all([first.close(), second.close()]);
});

test('fails a write while another process keeps the file locked, and stores again afterwards', async () => {
  const file = newFile();
  const store = createSqliteStore({ file, busyTimeoutMs: 500 });
  await store.write([statement('CREATE TABLE word (text TEXT)')]);
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  await expect(store.write([statement("INSERT INTO word VALUES ('a')")])).rejects.toThrow(/locked/);
  expect(await store.query(statement('SELECT count(*) AS n FROM word'))).toEqual([{ n: 0 }]);
  other.exec('ROLLBACK');
  other.close();
  await store.write([statement("INSERT INTO word VALUES ('b')")]);
  expect(await store.query(statement('SELECT text FROM word'))).toEqual([{ text: 'b' }]);
  await store.close();
});

test('answers queries and accepts writes while another process keeps the file locked', async () => {
  const file = newFile();
  const store = createSqliteStore({ file, busyTimeoutMs: 60_000 });
  await store.write([statement('CREATE TABLE word (text TEXT)')]);
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const first = store.write([statement("INSERT INTO word VALUES ('a')")]);
  // By now the store has tried to get the lock.
  await setImmediate();
  await setImmediate();
  const second = store.write([statement("INSERT INTO word VALUES ('b')")]);
  expect(await store.query(statement('SELECT text FROM word'))).toEqual([]);
  other.exec('ROLLBACK');
  other.close();
  await Promise.all([first, second]);
  expect(await store.query(statement('SELECT text FROM word ORDER BY rowid'))).toEqual([{ text: 'a' }, { text: 'b' }]);
  await store.close();
});

test('never stores a write that was refused because it waited too long', async () => {
  const file = newFile();
  const store = createSqliteStore({ file, busyTimeoutMs: 1_000 });
  await store.write([statement('CREATE TABLE word (text TEXT)')]);
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const early = store.write([statement("INSERT INTO word VALUES ('early')")], monotonicMs() - 990);
  const late = store.write([statement("INSERT INTO word VALUES ('late')")], monotonicMs() + 60_000);
  await expect(early).rejects.toThrow(/test\.db locked, or its disk was busy, for 1000 ms\. Nothing was stored/);
  other.exec('ROLLBACK');
  other.close();
  await late;
  expect(await store.query(statement('SELECT text FROM word'))).toEqual([{ text: 'late' }]);
  // One that is already too late is not even tried.
  await expect(store.write([statement("INSERT INTO word VALUES ('x')")], monotonicMs() - 1_001)).rejects.toThrow(/locked/);
  expect(await store.query(statement('SELECT text FROM word'))).toEqual([{ text: 'late' }]);
  await store.close();
});

test('waits for its last writes when it is closed while the file is locked, but not forever', async () => {
  const file = newFile();
  const store = createSqliteStore({ file, busyTimeoutMs: 50 });
  await store.write([statement('CREATE TABLE word (text TEXT)')]);
  const other = new DatabaseSync(file);
  other.exec('BEGIN IMMEDIATE');
  const refused = store.write([statement("INSERT INTO word VALUES ('a')")]).catch((error: Error) => error.message);
  await store.close();
  expect(await refused).toMatch(/locked/);
  other.close();
});

test('fails every write while the file is read-only', async () => {
  const store = createSqliteStore({ file: newFile() });
  await store.write([statement('CREATE TABLE word (text TEXT)')]);
  await store.query(statement('PRAGMA query_only = ON'));
  await expect(store.write([statement("INSERT INTO word VALUES ('a')")])).rejects.toThrow(/readonly/);
  await store.query(statement('PRAGMA query_only = OFF'));
  await store.write([statement("INSERT INTO word VALUES ('b')")]);
  expect(await store.query(statement('SELECT text FROM word'))).toEqual([{ text: 'b' }]);
  await store.close();
});

test('says that a file is not a database', () => {
  const file = join(newFolder(), 'note.txt');
  writeFileSync(file, 'This is a text and has never been a database of any kind, nor will it be.'.repeat(20));
  expect(() => createSqliteStore({ file })).toThrow(UserError);
  expect(() => createSqliteStore({ file })).toThrow(/note\.txt cannot be opened: file is not a database\./);
});
