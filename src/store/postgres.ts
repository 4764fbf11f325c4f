import { escapeIdentifier } from 'pg';
import { monotonicMs } from './monotonic.ts';
import { createUseConnection } from './postgres/connections.ts';
import type { Exclusive } from './postgres/exclusive.ts';
import { ConnectError, isStatementFault, toStoreError } from './postgres/faults.ts';
import { maxWaiting } from './postgres/limits.ts';
import { createTransactions } from './postgres/transactions.ts';
import { type Row, type Statement, type Store, StoreError, UnavailableError } from './store.ts';

interface PostgresOptions {
  pool: PostgresPool;
  /**
   * How long a query or a batch may take once it has a connection, and how long a write may wait for its turn, in
   * milliseconds; no limit when left out.
   */
  timeoutMs?: number;
  /** Implements `Store.exclusively`; without it the store has no such method. */
  exclusive?: Exclusive;
}

/** The part of `pg.Pool` that is used. */
export interface PostgresPool {
  connect(): Promise<PostgresConnection>;
  end(): Promise<void>;
}

export interface PostgresConnection {
  /**
   * Runs one or several statements, separated by semicolons, in one round trip. Integers are returned as numbers. Server
   * errors have the SQLSTATE as `code`.
   */
  query(text: string): Promise<PostgresResult | PostgresResult[]>;
  /** @param destroy true when the connection cannot be used any more; statements that are running fail */
  release(destroy?: boolean): void;
  /** Asks the server to cancel the running statement. */
  cancel(): void;
}

export interface PostgresResult {
  rows: unknown[];
}

/**
 * A store in PostgreSQL or a database that speaks its protocol. Writes that arrive while a batch is being committed
 * form the next batch: one transaction and one round trip serve many callers. Several processes may use one database.
 */
export function createPostgresStore({ pool, timeoutMs, exclusive }: PostgresOptions): Store {
  const useConnection = createUseConnection(pool, timeoutMs);
  const transactions = createTransactions(useConnection);
  const waiting: Write[] = [];
  let flushing: Promise<void> | undefined;
  let isClosed = false;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxBatch).filter(isInTime);
      if (batch.length > 0) await commitBatch(batch);
    }
    // No await since the loop's last check, so the next write starts another flush.
    flushing = undefined;
  }

  async function commitBatch(batch: readonly Write[]): Promise<void> {
    try {
      const rows = await transactions.commitAll(batch.map(({ statements }) => statements));
      for (const [index, write] of batch.entries()) write.resolve(rows[index] ?? []);
    } catch (error) {
      // In order: of two changes to one ballot, the later one must win.
      if (isStatementFault(error)) for (const write of batch) await commitAlone(write);
      // If a connection breaks, the batch may or may not be committed: a retry could store it twice. If there is no
      // connection, all waiting writes fail now instead of batch by batch.
      else for (const write of error instanceof ConnectError ? [...batch, ...waiting.splice(0)] : batch) refuse(write, error);
    }
  }

  async function commitAlone(write: Write): Promise<void> {
    if (isInTime(write)) await transactions.commitOne(write.statements).then(write.resolve, (error) => refuse(write, error));
  }

  /** Refuses a write whose caller would give up before it is done. */
  function isInTime(write: Write): boolean {
    const isLate = timeoutMs !== undefined && monotonicMs() - write.askedAtMs > timeoutMs;
    if (isLate) refuse(write, new Error(`The server was busy for more than ${timeoutMs} milliseconds.`));
    return !isLate;
  }

  return {
    async query<R extends Row>(statement: Statement) {
      if (isClosed) throw closedError();
      try {
        return (await transactions.query(statement)) as R[];
      } catch (error) {
        throw toStoreError(error);
      }
    },

    write(statements) {
      if (isClosed) return Promise.reject(closedError());
      if (waiting.length >= maxWaiting) return Promise.reject(new UnavailableError('[postgres] Too many writes are waiting.'));
      return new Promise((resolve, reject) => {
        waiting.push({ statements, resolve, reject, askedAtMs: monotonicMs() });
        // Deferred, so that all writes of this event loop turn share a batch.
        flushing ??= new Promise<void>((done) => setImmediate(done)).then(flush);
      });
    },

    async scrub(tables) {
      try {
        // The table is rewritten without its deleted rows.
        for (const table of tables)
          await useConnection((connection) => connection.query(`VACUUM FULL ${escapeIdentifier(table)}`));
      } catch (error) {
        throw toStoreError(error);
      }
    },

    ...(exclusive && { exclusively: exclusive.run }),

    async close() {
      if (isClosed) return;
      isClosed = true;
      exclusive?.abort();
      await flushing;
      await pool.end();
    },
  };
}

/** Writes per transaction. Larger batches gain nothing more from sharing a commit, but make the SQL text longer. */
const maxBatch = 500;

function refuse(write: Write, error: unknown): void {
  write.reject(toStoreError(error));
}

function closedError(): StoreError {
  return new StoreError('[postgres] The store is closed.');
}

interface Write {
  statements: readonly Statement[];
  resolve: (rows: Row[][]) => void;
  reject: (error: StoreError) => void;
  /** On the clock of `monotonicMs`. */
  askedAtMs: number;
}
