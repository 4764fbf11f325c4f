import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { migrate } from '../../src/records/migrate.ts';
import { migrations } from '../../src/records/migrations/index.ts';
import type { Migration } from '../../src/records/migrations/migration.ts';
import { tables } from '../../src/records/tables.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { type Store, statement } from '../../src/store/store.ts';

const open = () => createSqliteStore({ file: ':memory:' });
const tableNames = async (store: Store) =>
  (
    await store.query(statement("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
  ).map((row) => row['name']);

test('the migrations are numbered from 1 without gaps', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
});

test('creates every table of an empty database', async () => {
  const store = open();
  await migrate(store);
  expect(await tableNames(store)).toEqual(['migration', ...tables.map(({ name }) => name)].sort());
});

test('does nothing the second time and applies only what is missing later', async () => {
  const store = open();
  await migrate(store);
  await migrate(store);
  const next: Migration = {
    version: (migrations.at(-1)?.version ?? 0) + 1,
    name: 'next',
    statements: ['CREATE TABLE later (id TEXT)'],
  };
  await migrate(store, { migrations: [...migrations, next] });
  expect(await tableNames(store)).toContain('later');
});

test('keeps what an older database says about its votes: which count, and how many of the last hours', async () => {
  const store = open();
  await migrate(store, { migrations: migrations.slice(0, 5) });
  const cast = (seq: number, trust: number, at: number) => [
    statement(
      `INSERT INTO event (seq, id, ballot, article, locale, revision, value, edition, at, trust)
       VALUES (?, ?, ?, 'refund', 'en', '111111111111', 'helpful', 'public', ?, ?)`,
      seq,
      `id-${seq}`,
      `${at}-${seq}`,
      at,
      trust,
    ),
    statement(
      `INSERT INTO ballot (ballot, seq, first_at, article, locale, revision, edition, value, trust)
       VALUES (?, ?, ?, 'refund', 'en', '111111111111', 'public', 'helpful', ?)`,
      `${at}-${seq}`,
      seq,
      at,
      trust,
    ),
  ];
  const hour = Date.parse('2026-11-20T08:00:00Z');
  await store.write([...cast(1, 1, hour + 5), ...cast(2, 1, hour + 7_000), ...cast(3, 0, hour + 9_000)]);
  await migrate(store);
  expect(await store.query(statement('SELECT seq, held FROM event ORDER BY seq'))).toEqual([
    { seq: 1, held: '' },
    { seq: 2, held: '' },
    { seq: 3, held: 'device' },
  ]);
  expect(await store.query(statement('SELECT article, hour, held, n FROM tally'))).toEqual([
    { article: 'refund', hour: String(hour), held: '', n: 2 },
  ]);
});

test('applies no migration when one of them fails', async () => {
  const store = open();
  const broken: Migration = { version: (migrations.at(-1)?.version ?? 0) + 1, name: 'broken', statements: ['CREATE TABEL x'] };
  await expect(migrate(store, { migrations: [...migrations, broken] })).rejects.toThrow(/syntax error/);
  expect(await tableNames(store)).toEqual(['migration']);
});

test('succeeds when another process migrates at the same time', async () => {
  const store = open();
  await Promise.all([migrate(store), migrate(store)]);
  expect(await tableNames(store)).toContain('event');
});

test('refuses a database that a newer engine has used', async () => {
  const store = open();
  await migrate(store);
  await store.write([statement("INSERT INTO migration (version, name) VALUES (99, 'future')")]);
  const error = await migrate(store).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect((error as UserError).message).toBe(
    `The database has schema 99, but this engine knows schemas up to ${migrations.at(-1)?.version} only.`,
  );
  expect((error as UserError).hint).toContain('KB_DATABASE');
});
