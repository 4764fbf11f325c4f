import type { Socket } from 'node:net';
import pg from 'pg';
import { UserError } from '../errors.ts';
import type { PostgresConnection, PostgresPool } from './postgres.ts';
import { readPostgresAddress } from './postgres-address.ts';
import { cancelStatement } from './postgres-cancel.ts';
import { isServerFault } from './postgres-faults.ts';

export interface PoolOptions {
  /** The server refuses whatever would change the database. */
  readOnly?: boolean;
  /** The server gives up a statement that takes longer. */
  statementTimeoutMs?: number;
  /** The only connection holds the lock of this name; while another process has it there is none. */
  lock?: string;
}

export interface ServerPool extends PostgresPool {
  /** Closes all connections at once; what they are doing is refused. */
  destroy(): void;
}

/** Another process holds the lock. */
export class LockTakenError extends Error {}

/**
 * Connections to a PostgreSQL server. Of several hosts the first one that takes writes is used until one of its
 * connections breaks or has become read-only; then all of them are dropped and the hosts are tried again.
 *
 * @param url `postgres://user:password@host:5432/database`, also with several hosts
 * @throws UserError when it is no such address
 */
export function openPostgresPool(url: string, options: PoolOptions = {}): ServerPool {
  const { lock, readOnly = false } = options;
  const address = readPostgresAddress(url);
  if (address === undefined) throw new UserError('This is not the address of a PostgreSQL server.', 'Set KB_DATABASE to one.');
  const { hosts, needsPrimary } = address;
  const attemptMs = allAttemptsMs / (hosts.length + 1);
  const connections = new WeakMap<pg.PoolClient, PostgresConnection>();
  const clients = new Set<pg.PoolClient>();
  let present: pg.Pool | undefined;
  let finding: Promise<pg.Pool> | undefined;
  let lastFailure: { at: number; error: unknown } | undefined;
  let isEnding = false;

  async function findHost(): Promise<pg.Pool> {
    const faults: Error[] = [];
    for (const host of hosts) {
      const pool = openHost(host);
      try {
        (await pool.connect()).release();
        return pool;
      } catch (error) {
        drop(pool);
        // A host that knows us and refuses is the right one; libpq does not try the next one either.
        if (isServerFault(error) || error instanceof LockTakenError) throw error;
        faults.push(error as Error);
      }
    }
    if (hosts.length === 1) throw faults[0];
    const reasons = hosts.map(({ host }, index) => `${host}: ${faults[index]?.message}`);
    throw new AggregateError(faults, `No host takes writes (${reasons.join('; ')})`);
  }

  /** One search for all who wait; after a failure nobody searches for a moment, so that being away costs little. */
  function searchOnce(): Promise<pg.Pool> {
    if (finding !== undefined) return finding;
    if (lastFailure !== undefined && performance.now() - lastFailure.at < pauseMs) return Promise.reject(lastFailure.error);
    finding = findHost()
      .then(
        (pool) => {
          present = pool;
          lastFailure = undefined;
          if (isEnding) drop(pool);
          return pool;
        },
        (error: unknown) => {
          lastFailure = { at: performance.now(), error };
          throw error;
        },
      )
      .finally(() => {
        finding = undefined;
      });
    return finding;
  }

  function openHost(host: URL): pg.Pool {
    const single = new URL(host);
    // The driver would take the address's own settings instead of ours; of two the server takes the last.
    const settings = [single.searchParams.get('options') ?? '', ...settingsOf(options)].join(' ');
    for (const name of ['options', 'target_session_attrs']) single.searchParams.delete(name);
    const pool = new pg.Pool({
      connectionString: single.href,
      max: lock === undefined ? maxConnections : 1,
      connectionTimeoutMillis: attemptMs,
      options: settings,
      application_name: 'jieda',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      types: { getTypeParser },
      onConnect: (client) => admit(client as pg.Client),
    });
    pool.on('connect', (client) => {
      clients.add(client);
      client.on('end', () => clients.delete(client));
      // Without a listener a connection that breaks while it is lent would end the process. Whoever uses it hears of it.
      client.on('error', () => drop(pool));
    });
    pool.on('error', () => drop(pool));
    pool.on('release', (error) => {
      if (error) drop(pool);
    });
    return pool;
  }

  /** @throws Error when the connection is of no use here */
  async function admit(client: pg.Client): Promise<void> {
    const timer = setTimeout(() => client.end(() => {}), attemptMs);
    try {
      if (needsPrimary && (await refusesWrites(client, readOnly))) throw new Error('The server is a standby or read-only.');
      if (lock !== undefined && !(await takeLock(client, lock))) throw new LockTakenError(`Another process holds ${lock}.`);
    } finally {
      clearTimeout(timer);
    }
  }

  function drop(pool: pg.Pool): void {
    if (present === pool) present = undefined;
    if (!pool.ending) void pool.end();
  }

  async function lend(pool: pg.Pool): Promise<PostgresConnection> {
    if (pool.waitingCount >= maxWaiting) throw new Error('Too many are waiting for a connection.');
    const client = await pool.connect();
    const connection = connections.get(client) ?? connectionOn(client);
    connections.set(client, connection);
    return connection;
  }

  return {
    async connect() {
      const known = present;
      if (known === undefined) return lend(await searchOnce());
      try {
        return await lend(known);
      } catch (error) {
        // All are lent: the host is busy, not gone.
        if (known.totalCount >= known.options.max || isServerFault(error)) throw error;
        drop(known);
        return lend(present ?? (await searchOnce()));
      }
    },

    async end() {
      isEnding = true;
      await finding?.catch(() => {});
      await (present && !present.ending ? present.end() : undefined);
      // A server that hangs says no goodbye: the process does not wait for it.
      for (const client of clients) (client.connection.stream as Socket).unref();
    },

    destroy() {
      for (const client of clients) {
        cancelStatement(client);
        client.connection.stream.destroy();
      }
    },
  };
}

/** One commits while others read. */
const maxConnections = 4;

/** Beyond it a queue only grows: whoever comes is refused at once. */
const maxWaiting = 10_000;

/** Connecting to the host known so far and then to each of them takes no longer; who has let us in answers at once. */
const allAttemptsMs = 4_000;

const pauseMs = 250;

function settingsOf({ readOnly = false, statementTimeoutMs }: PoolOptions): string[] {
  return [
    // Acknowledged means synced, whatever the role's own setting says; a lock that is never freed fails the write.
    '-c synchronous_commit=on -c lock_timeout=10000',
    readOnly ? '-c default_transaction_read_only=on' : '',
    statementTimeoutMs === undefined ? '' : `-c statement_timeout=${statementTimeoutMs}`,
  ];
}

/** We make our own reading sessions read-only, so those only ask whether it is a standby. */
async function refusesWrites(client: pg.Client, readOnly: boolean): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT pg_is_in_recovery()${readOnly ? '' : " OR current_setting('transaction_read_only') = 'on'"} AS refuses`,
  );
  return rows[0]?.refuses === true;
}

/** A lock of the session: it is free again when the connection ends, whatever ends it. */
async function takeLock(client: pg.Client, name: string): Promise<boolean> {
  // Two help centres in two schemas of one database do not wait for each other.
  const key = `('x' || substr(md5(current_schema() || ${pg.escapeLiteral(`/jieda/${name}`)}), 1, 15))::bit(60)::bigint`;
  const { rows } = await client.query(`SELECT pg_try_advisory_lock(${key}) AS taken`);
  return rows[0]?.taken === true;
}

function connectionOn(client: pg.PoolClient): PostgresConnection {
  let warning: string | undefined;
  client.on('notice', ({ code, message }) => {
    if (code === plainWarning) warning = message;
  });
  return {
    async query(text) {
      warning = undefined;
      const result = await client.query(text);
      if (warning !== undefined) throw new Error(`The server has warned: ${warning}`);
      return result;
    },
    release: (destroy) => client.release(destroy),
    cancel: () => cancelStatement(client),
  };
}

/**
 * The SQLSTATE of a commit that no longer waits for its standby, because it was cancelled: it says that it has
 * succeeded, but is on one machine only.
 */
const plainWarning = '01000';

/** bigint and numeric come as text from `pg`; ours stay far below 2^53. */
const numbers: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  numbers.has(oid) ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser;
