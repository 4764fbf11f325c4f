import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSqliteStore, type SqliteStore } from '../../../src/store/sqlite.ts';
import { StoreError, statement } from '../../../src/store/store.ts';
import { newFolder } from '../../support/folder.ts';

let file = '';
let store: SqliteStore;
let losses: string[] = [];

const insert = (text: string) => statement('INSERT INTO word VALUES (?)', text);

/** What another program finds when it opens the file. */
function textsIn(path: string): unknown[] {
  const database = new DatabaseSync(path);
  const rows = database.prepare('SELECT text FROM word ORDER BY text').all();
  database.close();
  return rows.map(({ text }) => text);
}

beforeEach(async () => {
  file = join(newFolder(), 'data', 'test.db');
  losses = [];
  store = createSqliteStore({ file, busyTimeoutMs: 2_000 }, (reason) => losses.push(reason));
  await store.write([statement('CREATE TABLE word (text TEXT)')]);
  await store.write([insert('before')]);
});

async function expectLoss(reason: RegExp): Promise<void> {
  const writes = await Promise.allSettled([store.write([insert('after')]), store.write([insert('after, too')])]);
  for (const write of writes) {
    expect(write.status).toBe('rejected');
    if (write.status === 'rejected')
      expect([write.reason, write.reason.message]).toEqual([expect.any(StoreError), expect.stringMatching(reason)]);
  }
  expect(losses).toEqual([expect.stringMatching(reason)]);
  await expect(store.write([insert('late')])).rejects.toThrow(reason);
  await expect(store.query(statement('SELECT 1'))).rejects.toThrow(reason);
  await store.close();
}

describe('a store whose files disappear while it is open', () => {
  test('acknowledges nothing after its file was deleted, and creates no new one', async () => {
    rmSync(file);
    await expectLoss(/test\.db was deleted or moved away while it was in use\. Put it back, or a backup of it/);
    expect(existsSync(file)).toBe(false);
  });

  test('acknowledges nothing after file and log were deleted', async () => {
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending);
    await expectLoss(/test\.db was deleted or moved away/);
  });

  test('leaves what it acknowledged in the old file, and the new file unchanged, when its file was replaced', async () => {
    const backup = join(dirname(file), 'backup.db');
    const other = new DatabaseSync(backup);
    other.exec("CREATE TABLE word (text TEXT); INSERT INTO word VALUES ('of the backup')");
    other.close();
    renameSync(file, `${file}.bad`);
    renameSync(backup, file);
    await expectLoss(/test\.db was replaced by another file/);
    expect(textsIn(file)).toEqual(['of the backup']);
    expect(textsIn(`${file}.bad`)).toEqual(expect.arrayContaining(['before']));
  });

  test('moves the log aside when a reader prevents its checkpoint into the replaced file', async () => {
    copyFileSync(file, `${file}.empty`);
    const reader = new DatabaseSync(file);
    reader.exec('BEGIN; SELECT * FROM word');
    renameSync(`${file}.empty`, file);
    await expectLoss(/replaced/);
    reader.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(statSync(`${file}-wal.aside`).size).toBeGreaterThan(0);
  });

  test('writes what the log held into the file when only the log was deleted', async () => {
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    rmSync(`${file}-wal`);
    await expectLoss(/test\.db-wal was deleted or replaced while the database was in use/);
    expect(textsIn(file)).toEqual(expect.arrayContaining(['before']));
  });

  test('waits for a reader of an old snapshot before it gives up the deleted log', async () => {
    const script = `const { DatabaseSync } = require('node:sqlite');
      const database = new DatabaseSync(process.argv[1]);
      database.exec('BEGIN; SELECT * FROM word');
      console.log('reading');
      setTimeout(() => process.exit(), 300);`;
    const reader = spawn(process.execPath, ['-e', script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(reader.stdout, 'data');
    await store.write([insert('not seen by the reader')]);
    rmSync(`${file}-wal`);
    await expectLoss(/test\.db-wal was deleted/);
    expect(textsIn(file)).toEqual(expect.arrayContaining(['before', 'not seen by the reader']));
  });

  test('loses nothing when the folder was renamed', async () => {
    const folder = dirname(file);
    renameSync(folder, `${folder}.away`);
    await expectLoss(/was deleted or moved away/);
    expect(existsSync(folder)).toBe(false);
    renameSync(`${folder}.away`, folder);
    expect(textsIn(file)).toEqual(expect.arrayContaining(['before']));
  });

  test('does not leave its log to a new file when it is closed without another write', async () => {
    writeFileSync(`${file}.new`, '');
    renameSync(`${file}.new`, file);
    await store.close();
    expect(readFileSync(`${file}-wal`)).toHaveLength(0);
  });
});

describe('a file that must exist', () => {
  test.each([
    ['missing', () => rmSync(file), 'it no longer exists'],
    ['empty', () => writeFileSync(file, ''), 'it is empty now'],
  ])('is not created again when it is %s', async (_what, spoil, why) => {
    await store.close();
    spoil();
    const opening = () => createSqliteStore({ file, mode: 'existing' });
    expect(opening).toThrow(
      expect.objectContaining({
        message: `The database ${file} cannot be opened: ${why}.`,
        hint: 'Put the file back, or a backup of it. To start with an empty one, restart the server without it.',
      }),
    );
    expect(opening).toThrow(why);
  });
});
