import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSealer, SealError } from '../../src/questions/sealer.ts';
import { readWholeQuestion } from '../../src/questions/stored-question.ts';
import { migrate } from '../../src/records/migrate.ts';
import { createD1Store } from '../../src/store/d1.ts';
import { createPostgresStore } from '../../src/store/postgres.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { statement } from '../../src/store/store.ts';
import { newFolder } from '../support/folder.ts';
import { postgresPools } from '../support/postgres-pools.ts';
import { startD1 } from '../support/worker.ts';
import { asked, bytesOf, random } from './builders.ts';
import { testFinding } from './finding-contract.ts';
import { testQuestions } from './question-contract.ts';
import { testUnreadable } from './unreadable-contract.ts';

testQuestions('SQLite', async () => createSqliteStore({ file: ':memory:' }));
testFinding('SQLite', async () => createSqliteStore({ file: ':memory:' }));
testUnreadable('SQLite', async () => createSqliteStore({ file: ':memory:' }));

let d1: Awaited<ReturnType<typeof startD1>>;
beforeAll(async () => {
  d1 = await startD1();
});
afterAll(() => d1.dispose());
testQuestions('D1', async () => createD1Store({ database: d1.database }));

const openPool = postgresPools();
testQuestions('PostgreSQL', async () => createPostgresStore({ pool: await openPool() }));
testFinding('PostgreSQL', async () => createPostgresStore({ pool: await openPool() }));
testUnreadable('PostgreSQL', async () => createPostgresStore({ pool: await openPool() }));

test('neither words nor contact are in the file of the database', async () => {
  const file = join(newFolder(), 'jieda.db');
  const store = createSqliteStore({ file });
  await migrate(store);
  const id = await asked(store, { text: 'Xylophone lessons stopped', contact: 'quentin@example.com', order: 'ORD-777' });
  const bytes = bytesOf(file);
  expect(bytes).toContain(id);
  for (const secret of ['ylophone', 'quentin', 'ORD-777']) expect(bytes).not.toContain(secret);
  await store.close();
});

test('what was sealed opens with its own key at its own place only', async () => {
  const store = createSqliteStore({ file: ':memory:' });
  await migrate(store);
  const [one, other] = [await asked(store), await asked(store)];
  const wrongKey = createSealer(new Uint8Array(32).fill(8), random);
  await expect(readWholeQuestion(store, wrongKey, one)).rejects.toThrow(SealError);
  await store.write([
    statement('UPDATE question SET sealed = (SELECT sealed FROM question WHERE id = ?) WHERE id = ?', one, other),
  ]);
  const own = createSealer(new Uint8Array(32).fill(7), random);
  await expect(readWholeQuestion(store, own, other)).rejects.toThrow(SealError);
  await store.close();
});
