import pg from 'pg';
import type { PostgresPool } from './postgres.ts';

export interface PoolOptions {
  /** The server refuses whatever would change the database. */
  readOnly?: boolean;
}

/**
 * Connections to a PostgreSQL server.
 *
 * @param url `postgres://user:password@host:5432/database`
 */
export function openPostgresPool(url: string, { readOnly = false }: PoolOptions = {}): PostgresPool {
  const address = new URL(url);
  // The driver would take the address's own settings instead of these; of two the server takes the last.
  const own = address.searchParams.get('options') ?? '';
  address.searchParams.delete('options');
  const pool = new pg.Pool({
    connectionString: address.href,
    max: maxConnections,
    connectionTimeoutMillis: 5_000,
    // Acknowledged means synced, whatever the role's own setting says; a lock that is never freed fails the write.
    options: `${own} -c synchronous_commit=on -c lock_timeout=10000${readOnly ? ' -c default_transaction_read_only=on' : ''}`,
    application_name: 'jieda',
    keepAlive: true,
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced when the next one is wanted; whoever wants it hears of faults.
  pool.on('error', () => {});
  return pool;
}

/** One commits while others read. */
const maxConnections = 4;

/** bigint and numeric come as text from `pg`; ours stay far below 2^53. */
const numbers: ReadonlySet<number> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  numbers.has(oid) ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser;
