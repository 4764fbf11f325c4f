import pg from 'pg';
import type { PostgresConnection } from '../postgres.ts';
import { cancelStatement } from './cancel.ts';

export interface SessionOptions {
  /** The server refuses changes of the database. */
  isReadOnly?: boolean;
  /** The server cancels a statement that takes longer. */
  statementTimeoutMs?: number;
  /** Name of an advisory lock that the session holds. At most one session, over all processes, has it. */
  lock?: string;
}

/** Another process holds the lock. */
export class LockTakenError extends Error {}

/** Command-line options of the session, in the order in which the server applies them: the last one wins. */
export function sessionSettings({ isReadOnly = false, statementTimeoutMs }: SessionOptions): string[] {
  return [
    // Acknowledged means synced, whatever the role's own setting. If a lock is never released, the write fails.
    '-c synchronous_commit=on -c lock_timeout=10000',
    isReadOnly ? '-c default_transaction_read_only=on' : '',
    statementTimeoutMs === undefined ? '' : `-c statement_timeout=${statementTimeoutMs}`,
  ];
}

/**
 * Checks that a new session is on a suitable server, and takes its lock.
 *
 * @param timeoutMs after which the connection is closed
 * @throws Error when the server is a standby and `needsPrimary`; LockTakenError
 */
export async function admitSession(
  client: pg.Client,
  { isReadOnly = false, lock, needsPrimary, timeoutMs }: SessionOptions & { needsPrimary: boolean; timeoutMs: number },
): Promise<void> {
  const timer = setTimeout(() => client.end(() => {}), timeoutMs);
  try {
    if (needsPrimary && (await refusesWrites(client, isReadOnly))) throw new Error('The server is a standby or read-only.');
    if (lock !== undefined && !(await takeLock(client, lock))) throw new LockTakenError(`Another process holds ${lock}.`);
  } finally {
    clearTimeout(timer);
  }
}

/** Read-only sessions are read-only by our own setting, so for them only a standby is refused. */
async function refusesWrites(client: pg.Client, isReadOnly: boolean): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT pg_is_in_recovery()${isReadOnly ? '' : " OR current_setting('transaction_read_only') = 'on'"} AS refuses`,
  );
  return rows[0]?.refuses === true;
}

/** Takes a session-level lock, which is released however the connection ends. */
async function takeLock(client: pg.Client, name: string): Promise<boolean> {
  // The schema is part of the key, so that two help centres in one database do not wait for each other.
  const key = `('x' || substr(md5(current_schema() || ${pg.escapeLiteral(`/jieda/${name}`)}), 1, 15))::bit(60)::bigint`;
  const { rows } = await client.query(`SELECT pg_try_advisory_lock(${key}) AS taken`);
  return rows[0]?.taken === true;
}

export function createConnection(client: pg.PoolClient): PostgresConnection {
  let warning: string | undefined;
  client.on('notice', ({ code, message }) => {
    if (code === plainWarning) warning = message;
  });
  return {
    async query(text) {
      warning = undefined;
      const result = await client.query(text);
      if (warning !== undefined) throw new Error(`The server warned: ${warning}`);
      return result;
    },
    release: (destroy) => client.release(destroy),
    cancel: () => cancelStatement(client),
  };
}

/**
 * SQLSTATE of the warning when a commit's wait for the standby is cancelled: the server reports success, but the commit is
 * on one machine only.
 */
const plainWarning = '01000';

/** `pg` returns bigint and numeric as text; the engine's numbers stay far below 2^53. */
const numberTypes: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

export const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  numberTypes.has(oid) ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser;
