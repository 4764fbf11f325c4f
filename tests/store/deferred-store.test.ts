import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { openDeferredStore } from '../../src/store/deferred-store.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { StoreError, statement, UnavailableError } from '../../src/store/store.ts';
import { testStore } from './store-contract.ts';

const openMemory = () => createSqliteStore({ file: ':memory:' });
const one = statement('SELECT 1 AS one');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

testStore('a deferred store', () => openDeferredStore({ store: openMemory(), prepare: async () => {}, log: () => {} }));

test('refuses calls until an unavailable database is prepared, and logs each reason once', async () => {
  const lines: string[] = [];
  const reasons = ['connection refused', 'connection refused', 'it is starting'];
  const store = await openDeferredStore({
    store: openMemory(),
    async prepare() {
      const reason = reasons.shift();
      if (reason !== undefined) throw new UnavailableError(reason);
    },
    log: (line) => lines.push(line),
  });
  await expect(store.query(one)).rejects.toThrow(UnavailableError);
  await expect(store.write([one])).rejects.toThrow(UnavailableError);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await store.query(one)).toEqual([{ one: 1 }]);
  expect(lines).toEqual([
    'connection refused. Pages are served meanwhile; submissions are refused with 503 until the database is available.',
    'it is starting. Pages are served meanwhile; submissions are refused with 503 until the database is available.',
    'The database is available; submissions are stored.',
  ]);
  await store.close();
});

test('does not wait for a slow database', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const lines: string[] = [];
  const opening = openDeferredStore({ store: openMemory(), prepare: () => promise, log: (line) => lines.push(line) });
  await vi.advanceTimersByTimeAsync(10_000);
  const store = await opening;
  await expect(store.query(one)).rejects.toThrow(UnavailableError);
  expect(lines).toEqual([expect.stringContaining('Preparing the database is taking longer than 10 s.')]);
  resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(await store.query(one)).toEqual([{ one: 1 }]);
  await store.close();
});

test.each([new UserError('a newer engine created it', 'start that one'), new StoreError('the table is owned by another role')])(
  'throws at once when a retry would not help: %s',
  async (error) => {
    const store = openMemory();
    await expect(openDeferredStore({ store, prepare: () => Promise.reject(error), log: () => {} })).rejects.toBe(error);
    await store.close();
  },
);

test('stays closed to requests when a newer engine made the database meanwhile, and says so', async () => {
  const lines: string[] = [];
  const errors = [new UnavailableError('connection refused'), new UserError('A newer engine created it.', 'Start that one.')];
  const store = await openDeferredStore({
    store: openMemory(),
    prepare: () => Promise.reject(errors.length > 1 ? errors.shift() : errors[0]),
    log: (line) => lines.push(line),
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(lines).toEqual([
    expect.stringContaining('connection refused'),
    expect.stringMatching(/^A newer engine created it\. Start that one\./),
  ]);
  await expect(store.query(one)).rejects.toThrow(UnavailableError);
  await store.close();
});

test('stops retrying once it is closed', async () => {
  let attempts = 0;
  const store = await openDeferredStore({
    store: openMemory(),
    async prepare() {
      attempts += 1;
      throw new UnavailableError('connection refused');
    },
    log: () => {},
  });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(attempts).toBe(2);
  await store.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(attempts).toBe(2);
});
