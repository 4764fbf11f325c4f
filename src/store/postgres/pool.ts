import type { Socket } from 'node:net';
import pg from 'pg';
import { UserError } from '../../errors.ts';
import type { PostgresConnection, PostgresPool } from '../postgres.ts';
import { readPostgresAddress } from './address.ts';
import { cancelStatement } from './cancel.ts';
import { isServerFault } from './faults.ts';
import { findHost, withBackoff } from './find-host.ts';
import { maxWaiting } from './limits.ts';
import { admitSession, createConnection, getTypeParser, type SessionOptions, sessionSettings } from './session.ts';

export interface ServerPool extends PostgresPool {
  /** Closes all connections at once; statements that are running fail. */
  destroy(): void;
}

/**
 * Connections to a PostgreSQL server. Of several hosts, the first one that accepts writes is used until one of its
 * connections breaks or becomes read-only; then all of them are dropped and the hosts are tried again.
 *
 * @param url `postgres://user:password@host:5432/database`, possibly with several hosts
 * @throws UserError when it is not such an address
 */
export function openPostgresPool(url: string, options: SessionOptions = {}): ServerPool {
  const address = readPostgresAddress(url);
  if (address === undefined) throw new UserError('This is not the address of a PostgreSQL server.', 'Set KB_DATABASE to one.');
  const { hosts, needsPrimary } = address;
  const timeoutMs = connectTimeoutMs / (hosts.length + 1);
  const connections = new WeakMap<pg.PoolClient, PostgresConnection>();
  const clients = new Set<pg.PoolClient>();
  const searchHosts = withBackoff(() => findHost({ hosts, open: openHost, drop }));
  let current: pg.Pool | undefined;
  let finding: Promise<pg.Pool> | undefined;
  let isEnding = false;

  /** Callers that wait at the same time share one search. */
  function findPool(): Promise<pg.Pool> {
    finding ??= searchHosts()
      .then((pool) => {
        current = pool;
        if (isEnding) drop(pool);
        return pool;
      })
      .finally(() => {
        finding = undefined;
      });
    return finding;
  }

  function openHost(host: URL): pg.Pool {
    const pool = new pg.Pool({
      ...clientConfig(host, options, timeoutMs),
      onConnect: (client) => admitSession(client as pg.Client, { ...options, needsPrimary, timeoutMs }),
    });
    pool.on('connect', (client) => {
      clients.add(client);
      client.on('end', () => clients.delete(client));
      // Without a listener, a connection that breaks while in use would crash the process. Its user gets the error anyway.
      client.on('error', () => drop(pool));
    });
    pool.on('error', () => drop(pool));
    pool.on('release', (error) => {
      if (error) drop(pool);
    });
    return pool;
  }

  function drop(pool: pg.Pool): void {
    if (current === pool) current = undefined;
    if (!pool.ending) void pool.end();
  }

  async function lend(pool: pg.Pool): Promise<PostgresConnection> {
    if (pool.waitingCount >= maxWaiting) throw new Error('Too many calls are waiting for a connection.');
    const client = await pool.connect();
    const connection = connections.get(client) ?? createConnection(client);
    connections.set(client, connection);
    return connection;
  }

  return {
    async connect() {
      const known = current;
      if (known === undefined) return lend(await findPool());
      try {
        return await lend(known);
      } catch (error) {
        // All connections are in use: the host is busy, not gone.
        if (known.totalCount >= known.options.max || isServerFault(error)) throw error;
        drop(known);
        return lend(current ?? (await findPool()));
      }
    },

    async end() {
      isEnding = true;
      await finding?.catch(() => {});
      await (current && !current.ending ? current.end() : undefined);
      // A hung server never confirms the end of a connection; the process does not wait for it.
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

/** One writes while the others read. */
const maxConnections = 4;

/** Total time to try the current host and then each host, in milliseconds. */
const connectTimeoutMs = 4_000;

function clientConfig(host: URL, options: SessionOptions, timeoutMs: number): pg.PoolConfig {
  const single = new URL(host);
  // `pg` prefers the options in the address to ours, so ours are appended to them.
  const settings = [single.searchParams.get('options') ?? '', ...sessionSettings(options)].join(' ');
  for (const name of ['options', 'target_session_attrs']) single.searchParams.delete(name);
  return {
    connectionString: single.href,
    max: options.lock === undefined ? maxConnections : 1,
    connectionTimeoutMillis: timeoutMs,
    options: settings,
    application_name: 'jieda',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser },
  };
}
