import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { listQuestions } from '../../src/questions/list-questions.ts';
import { purgeQuestions } from '../../src/questions/purge-questions.ts';
import { countLeft, rotateKey } from '../../src/questions/rotate-key.ts';
import { createSealer, SealError } from '../../src/questions/sealer.ts';
import { states } from '../../src/questions/states.ts';
import { findByReference, outcomeOf, readQuestion, readWholeQuestion } from '../../src/questions/stored-question.ts';
import { migrate } from '../../src/records/migrate.ts';
import { createD1Store } from '../../src/store/d1.ts';
import { createPostgresStore } from '../../src/store/postgres.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { key, start } from '../feedback/builders.ts';
import { newFolder } from '../support/folder.ts';
import { postgresPools } from '../support/postgres-pools.ts';
import { root } from '../support/run.ts';
import { startD1 } from '../support/worker.ts';
import { ask, asked, move, sealer as oldSealer, random } from './builders.ts';

const newKey = new Uint8Array(32).fill(9);
/** As a server or the command has it during the change. */
const both = createSealer(newKey, random, [key]);
/** As it is once `KB_KEY_OLD` is gone. */
const newOnly = createSealer(newKey, random);

const openPool = postgresPools();

const started: Awaited<ReturnType<typeof startD1>>[] = [];
afterAll(() => Promise.all(started.map((d1) => d1.dispose())));

async function emptyD1() {
  const d1 = await startD1();
  started.push(d1);
  return d1;
}

describe.each([
  ['SQLite', async () => createSqliteStore({ file: ':memory:' })],
  ['PostgreSQL', async () => createPostgresStore({ pool: await openPool() })],
  ['D1', async () => createD1Store({ database: (await emptyD1()).database })],
])('the key of questions in %s', (_, open: () => Promise<Store>) => {
  async function twoQuestions() {
    const store = await open();
    await migrate(store);
    const first = await ask(store, { text: 'Xylophone lessons stopped', contact: 'li@example.com', order: 'ORD-7' });
    if (!('id' in first)) throw new Error(first.outcome);
    await move(store, first.id, { move: 'answer', written: { text: 'They begin again in March.' } });
    await move(store, first.id, { move: 'note', written: { text: 'Ask Grace.' } });
    const second = await asked(store, { contact: 'LI@example.com' });
    return { store, first, second };
  }

  test('is changed: reference, contact, words and texts are found with the new one alone', async () => {
    const { store, first, second } = await twoQuestions();
    await move(store, first.id, { move: 'resolve', outcome: 'refunded' });
    expect(await countLeft(store, both)).toBe(2);
    expect(await rotateKey(store, both)).toBe(2);
    expect(await countLeft(store, both)).toBe(0);
    const found = await findByReference(store, newOnly, first.reference);
    expect(found).toMatchObject({ id: first.id, asked: { text: 'Xylophone lessons stopped', contact: 'li@example.com' } });
    expect(found?.steps.map(({ written }) => written?.text)).toEqual([
      undefined,
      'They begin again in March.',
      'Ask Grace.',
      undefined,
    ]);
    expect(found && outcomeOf(found)).toBe('refunded');
    const searched = async (text: string) => (await listQuestions(store, newOnly, { states, text }, 9)).map(({ id }) => id);
    expect([await searched('xylophone ord'), await searched('march'), await searched('grace')]).toEqual([
      [first.id],
      [first.id],
      [],
    ]);
    const mine = await listQuestions(store, newOnly, { states, customers: newOnly.hashes('customer', 'li@example.com') }, 9);
    expect(mine.map(({ id }) => id).sort()).toEqual([first.id, second].sort());
    await expect(readWholeQuestion(store, oldSealer, first.id)).rejects.toThrow(SealError);
    // Again: nothing is left to do.
    expect(await rotateKey(store, both)).toBe(0);
    await store.close();
  });

  test('is changed in every question but one that was damaged, which is left as it is', async () => {
    const { store, first, second } = await twoQuestions();
    const damaged = { id: first.id, sealed: `${oldSealer.prefix}AAAA.AAAA` };
    await store.write([statement('UPDATE question SET sealed = ? WHERE id = ?', damaged.sealed, damaged.id)]);
    expect(await rotateKey(store, both)).toBe(1);
    expect(await countLeft(store, both)).toBe(1);
    expect((await readWholeQuestion(store, newOnly, second))?.asked?.contact).toBe('LI@example.com');
    expect(await store.query(statement('SELECT id, sealed FROM question WHERE id = ?', first.id))).toEqual([damaged]);
    await store.close();
  });

  test('is changed with every word of long texts, some questions at a time where it must be', async () => {
    const { store } = await twoQuestions();
    const wordsOf = (name: string) => Array.from({ length: 300 }, (_, number) => `${name}${number}`).join(' ');
    const id = await asked(store, { text: wordsOf('asked') });
    await move(store, id, { move: 'answer', written: { text: wordsOf('replied') } });
    expect(await rotateKey(store, both, { maxQuestions: 1 })).toBe(1);
    expect(await countLeft(store, both)).toBe(2);
    expect(await rotateKey(store, both, { maxQuestions: 5 })).toBe(2);
    for (const text of ['asked299', 'replied299'])
      expect((await listQuestions(store, newOnly, { states, text }, 9)).map((found) => found.id)).toEqual([id]);
    await store.close();
  });

  test('may be either one meanwhile, also for one asker with questions under both', async () => {
    const { store, first, second } = await twoQuestions();
    await store.write([statement('UPDATE question SET sealed = NULL, erased_at = 1 WHERE id = ?', second)]);
    await rotateKey(store, both);
    const third = await ask(store, { text: 'Xylophone strings', contact: 'li@example.com' });
    const ids = async (filter: object) => (await listQuestions(store, both, { states, ...filter }, 9)).map(({ id }) => id);
    expect(await ids({ text: 'xylophone' })).toHaveLength(2);
    expect(await ids({ customers: both.hashes('customer', 'li@example.com') })).toHaveLength(3);
    expect(await findByReference(store, both, 'reference' in third ? third.reference : '')).toBeDefined();
    expect(await findByReference(store, both, first.reference)).toBeDefined();
    await store.close();
  });

  test('leaves what was erased in the very moment erased, and what was changed to the next round', async () => {
    const { store, first, second } = await twoQuestions();
    let isFirst = true;
    const meddling: Store = {
      ...store,
      query: (asked) => store.query(asked),
      async write(statements) {
        if (isFirst) {
          isFirst = false;
          await move(store, first.id, { move: 'answer', written: { text: 'Or in April.' } });
          await purgeQuestions(store, start + 1, start);
        }
        return store.write(statements);
      },
    };
    await rotateKey(meddling, both);
    expect(await countLeft(store, both)).toBe(0);
    for (const id of [first.id, second]) expect((await readQuestion(store, newOnly, id))?.asked).toBeUndefined();
    expect(await store.query(statement('SELECT question FROM question_word'))).toEqual([]);
    await store.close();
  });

  test('must be one of the two', async () => {
    const { store } = await twoQuestions();
    const wrong = createSealer(newKey, random, [new Uint8Array(32).fill(1)]);
    await expect(rotateKey(store, wrong)).rejects.toThrow(SealError);
    expect(await countLeft(store, both)).toBe(2);
    await store.close();
  });
});

test('a change of the key that is killed is finished by the next run, and loses nothing', async () => {
  const file = join(newFolder(), 'jieda.db');
  const store = createSqliteStore({ file });
  await migrate(store);
  const ids: string[] = [];
  for (let number = 0; number < 150; number += 1) ids.push(await asked(store, { text: `question ${number}` }));
  const environment = {
    ...process.env,
    KB_DATABASE: file,
    KB_KEY: Buffer.from(newKey).toString('base64'),
    KB_KEY_OLD: Buffer.from(key).toString('base64'),
  };
  const start = () => spawn(process.execPath, ['scripts/questions.ts', 'rotate-key'], { cwd: root, env: environment });
  const killed = start();
  while ((await countLeft(store, both)) === ids.length && killed.exitCode === null) await setTimeout(1);
  if (killed.kill('SIGKILL')) await once(killed, 'exit');
  expect([killed.signalCode, await countLeft(store, both)]).toEqual(['SIGKILL', expect.any(Number)]);
  expect(await countLeft(store, both)).toBeGreaterThan(0);
  for (const [number, id] of ids.entries()) expect((await readQuestion(store, both, id))?.asked?.text).toBe(`question ${number}`);
  const finished = start();
  let told = '';
  finished.stdout.on('data', (text) => (told += String(text)));
  await once(finished, 'close');
  expect(told).toContain('none is left');
  for (const [number, id] of ids.entries())
    expect((await readQuestion(store, newOnly, id))?.asked?.text).toBe(`question ${number}`);
  await store.close();
});
