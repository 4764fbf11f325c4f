import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../../scripts/lab/load/postgres.ts';
import { openPostgresPool } from '../../../src/store/postgres/pool.ts';
import type { SessionOptions } from '../../../src/store/postgres/session.ts';
import { createPostgresStore } from '../../../src/store/postgres.ts';
import { type Store, statement, UnavailableError } from '../../../src/store/store.ts';

const makeTable = statement('CREATE TABLE word (text TEXT)');
const insert = (text: string) => statement('INSERT INTO word VALUES (?)', text);
const words = async (store: Store) =>
  (await store.query(statement('SELECT text FROM word ORDER BY text'))).map(({ text }) => text);
const sleep = (seconds: number) => statement(`SELECT pg_sleep(${seconds})`);

describe.skipIf(postgresPrograms === undefined)('connections to a server', () => {
  let server: PostgresServer;
  const stores: Store[] = [];

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await server?.stop();
  });

  function open(url: string, { timeoutMs, ...options }: SessionOptions & { timeoutMs?: number } = {}): Store {
    const pool = openPostgresPool(url, options);
    const store = createPostgresStore(timeoutMs === undefined ? { pool } : { pool, timeoutMs });
    stores.push(store);
    return store;
  }

  /** Retries until a write succeeds, as clients do. */
  const writeAtLast = (store: Store, text: string) =>
    expect.poll(() => store.write([insert(text)]).then(() => 'stored', String), { timeout: 20_000 }).toBe('stored');

  test.each(['immediate', 'SIGKILL'] as const)('are replaced after a server ends while they are in use (%s)', async (how) => {
    const store = open(await server.newDatabase());
    await store.write([makeTable]);
    const underWay = [store.query(sleep(60)), store.query(sleep(60)), store.write([sleep(60)])];
    const outcomes = Promise.allSettled(underWay);
    await expect.poll(sleeping).toBe(3);
    await server.crash(how);
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(UnavailableError) });
    await expect(store.write([insert('lost')])).rejects.toThrow(UnavailableError);
    await server.restart();
    await writeAtLast(store, 'again');
    expect(await words(store)).toEqual(['again']);
  });

  test('do not count a commit whose wait for the standby was cancelled as stored', async () => {
    const store = open(await server.newDatabase());
    await store.write([makeTable]);
    await waitForStandby("'nobody'");
    const outcome = Promise.allSettled([store.write([insert('on one machine')])]);
    await expect.poll(cancelWaiting).toBeGreaterThan(0);
    expect(await outcome).toMatchObject([
      { status: 'rejected', reason: { message: expect.stringContaining('canceling wait for synchronous replication') } },
    ]);
    await waitForStandby("''");
    await store.write([insert('on all that are wanted')]);
  });

  test('give up on a missing standby before the reader does, and leave none of the server’s connections occupied', async () => {
    const store = open(await server.newDatabase(), { timeoutMs: 300 });
    await store.write([makeTable]);
    await waitForStandby("'nobody'");
    for (let attempt = 0; attempt < 8; attempt++) {
      const refused = store.write([insert(`attempt ${attempt}`)]);
      await expect(refused).rejects.toThrow('The server did not answer within 300 milliseconds.');
    }
    await expect.poll(async () => (await server.run(waiting)).rows.length).toBe(0);
    await waitForStandby("''");
    await writeAtLast(store, 'again');
  });

  test('are given up when a server hangs, and replaced when it continues', async () => {
    const store = open(await server.newDatabase(), { timeoutMs: 300 });
    await store.write([makeTable]);
    server.freeze('SIGSTOP');
    try {
      for (const ask of [() => store.query(sleep(0)), () => store.write([sleep(0)])])
        await expect(ask()).rejects.toThrow(UnavailableError);
    } finally {
      server.freeze('SIGCONT');
    }
    await writeAtLast(store, 'again');
  });

  test('refuse all writes of a batch together when the server times out, instead of one after the other', async () => {
    const url = await server.newDatabase();
    const [store, other] = [open(url, { statementTimeoutMs: 300 }), open(url)];
    await store.write([makeTable]);
    const locked = other.write([statement('LOCK TABLE word'), sleep(1)]);
    await expect.poll(sleeping).toBe(1);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, (_, number) => store.write([insert(`${number}`)])));
    await locked;
    expect(outcomes.map(({ status }) => status)).toEqual(Array(20).fill('rejected'));
    expect(await words(store)).toEqual([]);
    await store.write([insert('again')]);
  });

  test('do not store a write that has waited for its turn too long', async () => {
    const store = open(await server.newDatabase(), { timeoutMs: 1_000 });
    await store.write([makeTable]);
    const fill = (count: number) => Array.from({ length: count }, () => store.write([statement('SELECT 1')]));
    // A batch holds at most 500 writes: these are two of 600 milliseconds each, then a third.
    const early = [store.write([sleep(0.6)]), ...fill(499), store.write([sleep(0.6)]), ...fill(499)];
    const outcomes = Promise.allSettled(early);
    await expect(store.write([insert('late')])).rejects.toThrow('The server was busy for more than 1000 milliseconds.');
    expect(new Set((await outcomes).map(({ status }) => status))).toEqual(new Set(['fulfilled']));
    expect(await words(store)).toEqual([]);
  });

  test('refuse writes once too many are waiting', async () => {
    const store = open(await server.newDatabase());
    const outcomes = await Promise.allSettled(Array.from({ length: 10_010 }, () => store.write([statement('SELECT 1')])));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map(({ reason }) => reason.message)).toEqual(Array(10).fill('[postgres] Too many writes are waiting.'));
  });

  test('can be closed while the server hangs', async () => {
    const store = open(await server.newDatabase());
    await store.query(sleep(0));
    server.freeze('SIGSTOP');
    await store.close();
    server.freeze('SIGCONT');
  });

  const sleeping = async () => (await server.run("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'")).rows.length;

  const waiting = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep'";

  async function waitForStandby(names: string): Promise<void> {
    await server.run(`ALTER SYSTEM SET synchronous_standby_names = ${names}`);
    await server.run('SELECT pg_reload_conf()');
    await expect
      .poll(async () => (await server.run('SHOW synchronous_standby_names')).rows[0])
      .toEqual({ synchronous_standby_names: names.slice(1, -1) });
  }

  const cancelWaiting = async () => (await server.run(`SELECT pg_cancel_backend(pid) FROM (${waiting}) AS waiting`)).rows.length;
});

describe.skipIf(postgresPrograms === undefined)('an address with two hosts', () => {
  let servers: PostgresServer[];

  beforeAll(async () => {
    servers = await Promise.all([startPostgres(), startPostgres()]);
    for (const { run } of servers) await run('CREATE TABLE word (text TEXT)');
  });
  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  const both = (settings = '') =>
    `postgres://jieda@${servers.map(({ port }) => `127.0.0.1:${port}`).join(',')}/postgres${settings}`;

  const makeReadOnly = async (server: PostgresServer | undefined, value: 'on' | 'off') => {
    await server?.run(`ALTER SYSTEM SET default_transaction_read_only = ${value}`);
    await server?.run('SELECT pg_reload_conf()');
    await expect
      .poll(async () => (await server?.run('SHOW default_transaction_read_only'))?.rows[0])
      .toEqual({ default_transaction_read_only: value });
  };

  const wordsOn = async (server: PostgresServer | undefined) =>
    (await server?.run('SELECT text FROM word'))?.rows.map(({ text }) => text);

  test('uses the first host that accepts writes, and the other one once that no longer does', async () => {
    const [first, second] = servers;
    const store = createPostgresStore({ pool: openPostgresPool(both()) });
    await store.write([insert('first')]);
    await makeReadOnly(first, 'on');
    await expect(store.write([insert('refused')])).rejects.toThrow(UnavailableError);
    await store.write([insert('second')]);
    expect([await wordsOn(first), await wordsOn(second)]).toEqual([['first'], ['second']]);
    await makeReadOnly(second, 'on');
    await expect(store.write([insert('refused')])).rejects.toThrow(UnavailableError);
    await expect(store.write([insert('refused')])).rejects.toThrow(
      /No host accepts writes \(127\.0\.0\.1:\d+: The server is a standby or read-only\.; 127/,
    );
    await makeReadOnly(first, 'off');
    await expect.poll(() => store.write([insert('first again')]).then(() => 'stored', String)).toBe('stored');
    expect(await wordsOn(first)).toEqual(['first', 'first again']);
    await makeReadOnly(second, 'off');
    await store.close();
  });

  test('uses the first host that is not a standby for reading', async () => {
    const store = createPostgresStore({ pool: openPostgresPool(both(), { isReadOnly: true }) });
    expect(await store.query(statement('SHOW port'))).toEqual([{ port: String(servers[0]?.port) }]);
    await expect(store.write([insert('no')])).rejects.toThrow('read-only transaction');
    await store.close();
  });

  test('costs no answer when the host in use goes away while no connection is open', async () => {
    const [first] = servers;
    const store = createPostgresStore({ pool: openPostgresPool(both()) });
    // Unused connections are closed after ten seconds: then none is there to notice.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await store.query(sleep(0));
    vi.advanceTimersByTime(10_000);
    vi.useRealTimers();
    const connected = async () =>
      (await first?.run("SELECT 1 FROM pg_stat_activity WHERE application_name = 'jieda'"))?.rows.length;
    await expect.poll(connected).toBe(0);
    await first?.crash('immediate');
    expect(await store.query(statement('SHOW port'))).toEqual([{ port: String(servers[1]?.port) }]);
    await first?.restart();
    await store.close();
  });
});
