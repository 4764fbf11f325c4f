import { mkdirSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { openReopeningStore } from '../../src/store/reopening-store.ts';
import { openSqliteThread } from '../../src/store/sqlite/thread.ts';
import { type Store, StoreError, statement } from '../../src/store/store.ts';
import { newFolder } from '../support/folder.ts';
import { threadsOf } from '../support/threads.ts';
import { testStore } from './store-contract.ts';

const newFile = () => join(newFolder(), 'test.db');

testStore('a reopening store', async () => (await openWatched(newFile())).store);

interface Watched {
  store: Store;
  lines: string[];
  /** The thread started last. */
  thread: () => Worker | undefined;
  pass: (milliseconds: number) => void;
}

async function openWatched(file: string): Promise<Watched> {
  const lines: string[] = [];
  let latest: Worker | undefined;
  let now = 0;
  const store = await openReopeningStore({
    async open(onEnd, isAgain) {
      const { result, threads } = await threadsOf(() => openSqliteThread({ file, mode: isAgain ? 'existing' : 'create' }, onEnd));
      latest = threads.at(-1);
      return result;
    },
    monotonic: () => now,
    log: (line) => lines.push(line),
  });
  return {
    store,
    lines,
    thread: () => latest,
    pass(milliseconds) {
      now += milliseconds;
    },
  };
}

const makeTable = statement('CREATE TABLE word (text TEXT PRIMARY KEY)');
const insert = (text: string) => statement('INSERT INTO word VALUES (?)', text);
const all = statement('SELECT text FROM word ORDER BY text');

test('refuses calls in flight when its thread ends, and reopens the file with all that was acknowledged', async () => {
  const { store, lines, thread, pass } = await openWatched(newFile());
  await store.write([makeTable]);
  await store.write([insert('before')]);
  const underWay = Array.from({ length: 50 }, (_, number) => store.write([insert(`under way ${number}`)]));
  const ending = thread()?.terminate();
  const outcomes = await Promise.allSettled(underWay);
  await ending;
  for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(StoreError);
  expect(lines).toEqual([expect.stringMatching(/^\[sqlite\] The database worker thread has exited .*reopens the database\.$/)]);

  pass(1_000);
  await Promise.all([store.write([insert('after')]), store.query(all)]);
  const texts = (await store.query(all)).map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['before', 'after']));
  for (const [number, { status }] of outcomes.entries())
    if (status === 'fulfilled') expect(texts).toContain(`under way ${number}`);
  expect(lines.slice(1)).toEqual(['[store] The database was reopened.']);
  await store.close();
});

test('says why its thread has ended', async () => {
  const { store, lines, thread } = await openWatched(newFile());
  thread()?.postMessage('{');
  await expect(store.query(statement('SELECT 1'))).rejects.toThrow(/^\[sqlite\] The database worker thread has exited: .*JSON/);
  await expect(store.query(statement('SELECT 1'))).rejects.toThrow(StoreError);
  expect(lines).toHaveLength(1);
  await store.close();
});

test('is reopened at most once a second, however many calls there are', async () => {
  const { store, lines, thread, pass } = await openWatched(newFile());
  await store.write([makeTable]);
  await thread()?.terminate();
  pass(999);
  await expect(store.query(statement('SELECT 1'))).rejects.toThrow(StoreError);
  expect(lines).toHaveLength(1);
  pass(1);
  await store.query(statement('SELECT 1'));
  await thread()?.terminate();
  await expect(store.query(statement('SELECT 1'))).rejects.toThrow(StoreError);
  expect(lines).toHaveLength(3);
  await store.close();
});

test('keeps refusing, with the reason, until it can be reopened', async () => {
  const file = newFile();
  const { store, thread, pass } = await openWatched(file);
  await store.write([makeTable, insert('before')]);
  await thread()?.terminate();
  renameSync(file, `${file}.away`);
  mkdirSync(file);
  pass(1_000);
  await expect(store.query(all)).rejects.toThrow(/test\.db cannot be opened: .* Put the file back, or a backup of it/);
  await expect(store.query(all)).rejects.toThrow(StoreError);
  rmdirSync(file);
  renameSync(`${file}.away`, file);
  pass(1_000);
  expect(await store.query(all)).toEqual([{ text: 'before' }]);
  await store.close();
});

test('waits for its file after that was deleted, and never opens an empty one', async () => {
  const file = newFile();
  const { store, lines, pass } = await openWatched(file);
  await store.write([makeTable]);
  await store.write([insert('before')]);
  renameSync(file, `${file}.away`);
  await expect(store.write([insert('lost')])).rejects.toThrow(/was deleted or moved away while it was in use/);
  for (const spoil of [() => {}, () => writeFileSync(file, '')]) {
    spoil();
    pass(1_000);
    await expect(store.write([insert('nowhere')])).rejects.toThrow(/cannot be opened: .* Put the file back, or a backup of it/);
  }
  renameSync(`${file}.away`, file);
  pass(1_000);
  await store.write([insert('after')]);
  expect((await store.query(all)).map(({ text }) => text)).toEqual(expect.arrayContaining(['after', 'before']));
  expect(lines).toEqual([expect.stringContaining('was deleted'), '[store] The database was reopened.']);
  await store.close();
});

test('stays closed, even when its thread has ended', async () => {
  const { store, thread, pass } = await openWatched(newFile());
  await thread()?.terminate();
  pass(1_000);
  await Promise.all([store.close(), store.close()]);
  await expect(store.query(statement('SELECT 1'))).rejects.toThrow(StoreError);
});

test('says at once when a thread ends before it has opened the file', async () => {
  process.once('worker', (thread: Worker) => void thread.terminate());
  const refused = await openSqliteThread({ file: newFile() }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UserError);
  expect((refused as UserError).message).toMatch(/test\.db cannot be opened: its worker thread has exited \(with code \d+\)\.$/);
});
