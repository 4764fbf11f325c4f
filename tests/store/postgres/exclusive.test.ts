import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../../scripts/lab/load/postgres.ts';
import { createExclusive } from '../../../src/store/postgres/exclusive.ts';
import { type Store, statement, UnavailableError } from '../../../src/store/store.ts';

const runExclusively = <Result>(url: string, name: string, task: (store: Store) => Promise<Result>) =>
  createExclusive(url).run(name, task);

const ownPid = async (store: Store) => Number((await store.query(statement('SELECT pg_backend_pid() AS pid')))[0]?.['pid']);

describe.skipIf(postgresPrograms === undefined)('a task that one process runs at a time', () => {
  let server: PostgresServer;
  let url: string;

  beforeAll(async () => {
    server = await startPostgres();
    url = await server.newDatabase();
  });
  afterAll(() => server?.stop());

  test('is skipped by other processes while it runs, and can run again afterwards', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const began = Promise.withResolvers<void>();
    const first = runExclusively(url, 'maintenance', async () => {
      began.resolve();
      await promise;
      return 'first';
    });
    await began.promise;
    let hasRun = false;
    expect(
      await runExclusively(url, 'maintenance', async () => {
        hasRun = true;
      }),
    ).toBeUndefined();
    expect(hasRun).toBe(false);
    expect(await runExclusively(url, 'another task', async () => 'meanwhile')).toBe('meanwhile');
    resolve();
    expect(await first).toBe('first');
    expect(await runExclusively(url, 'maintenance', async () => 'second')).toBe('second');
  });

  test('fails when its connection is lost and another process has started it', async () => {
    const ended = Promise.withResolvers<void>();
    const lost = runExclusively(url, 'maintenance', async (store) => {
      const pid = await ownPid(store);
      await server.run(`SELECT pg_terminate_backend(${pid})`);
      await expect.poll(async () => (await server.run(`SELECT 1 FROM pg_stat_activity WHERE pid = ${pid}`)).rows.length).toBe(0);
      const began = Promise.withResolvers<void>();
      const other = runExclusively(url, 'maintenance', async () => {
        began.resolve();
        await ended.promise;
        return 'other';
      });
      await began.promise;
      await store.query(statement('SELECT 1')).catch(() => {});
      await store.write([statement('CREATE TABLE both_at_once (n INTEGER)')]).finally(() => ended.resolve());
      return other;
    });
    expect(await lost.catch(() => undefined)).toBeUndefined();
    expect((await server.run("SELECT to_regclass('both_at_once') AS name")).rows).toEqual([{ name: null }]);
  });

  test('does not wait for the same task of another help centre in the same database', async () => {
    const other = new URL(url);
    other.searchParams.set('options', '-c search_path=other');
    await runExclusively(url, 'maintenance', async (store) => {
      await store.write([statement('CREATE SCHEMA other')]);
      expect(await runExclusively(other.href, 'maintenance', async () => 'theirs')).toBe('theirs');
    });
  });

  test('is aborted when its process closes the database', async () => {
    const { run, abort } = createExclusive(url);
    const long = run('maintenance', (store) => store.query(statement('SELECT pg_sleep(50)')));
    await expect
      .poll(async () => (await server.run("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'")).rows.length)
      .toBe(1);
    abort();
    await expect(long).rejects.toThrow(UnavailableError);
    await expect.poll(() => runExclusively(url, 'maintenance', async () => 'free again')).toBe('free again');
  });

  test('gets the error of its own statement', async () => {
    // The server may not know yet that the connection of the test before has ended.
    const failing = runExclusively(url, 'another task', (store) => store.query(statement('SELECT * FROM nowhere')));
    await expect(failing).rejects.toThrow('relation "nowhere" does not exist');
  });
});
