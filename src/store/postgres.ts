import type { Exclusive } from './postgres-exclusive.ts';
import { isConflict, isPassing, isReadOnly, isServerFault, isStatementFault, messageOf } from './postgres-faults.ts';
import { inline, isPreparable, literal, toPostgres } from './postgres-text.ts';
import { type Row, type Statement, type Store, StoreError, UnreachableError } from './store.ts';

export interface PostgresOptions {
  pool: PostgresPool;
  /**
   * So long a query or a batch may take once it has a connection, and a write may wait for its turn. Without it they
   * take as long as they need.
   */
  timeoutMs?: number;
  /** Runs the tasks of the store's `exclusively`; without it there is none. */
  exclusive?: Exclusive;
}

/** The part of `pg.Pool` that is used. */
export interface PostgresPool {
  connect(): Promise<PostgresConnection>;
  end(): Promise<void>;
}

export interface PostgresConnection {
  /**
   * Runs one or several statements, separated by semicolons, in one round trip. Whole numbers come as
   * numbers. Faults of the server have its SQLSTATE as `code`.
   */
  query(text: string): Promise<PostgresResult | PostgresResult[]>;
  /** @param destroy true when the connection can no longer be used; what it is doing is refused then */
  release(destroy?: boolean): void;
  /** Asks the server to give up what the connection is doing. */
  cancel(): void;
}

interface PostgresResult {
  rows: unknown[];
}

/**
 * A store in PostgreSQL or an engine that speaks its protocol. Writes that arrive while a batch is being
 * committed form the next batch: one transaction and one round trip for many callers. Several processes may
 * use one database.
 */
export function createPostgresStore({ pool, timeoutMs, exclusive }: PostgresOptions): Store {
  const plans = new Map<string, string>();
  const prepared = new WeakMap<PostgresConnection, Set<string>>();
  const waiting: Write[] = [];
  let flushing: Promise<void> | undefined;
  let closed = false;

  /** Lends a connection for as long as the task may take; one that is lost or read-only is not used again. */
  async function using<T>(task: (connection: PostgresConnection) => Promise<T>): Promise<T> {
    const connection = await pool.connect().catch((error: unknown) => {
      throw new ConnectError(error);
    });
    let isLost = false;
    let isLate = false;
    const timer = timeoutMs === undefined ? undefined : setTimeout(giveUp, timeoutMs);
    function giveUp(): void {
      isLate = true;
      connection.cancel();
      connection.release(true);
    }
    try {
      return await task(connection);
    } catch (error) {
      isLost = !isStatementFault(error) && (!isServerFault(error) || isReadOnly(error));
      if (isLate) throw new Error(`The server did not answer within ${timeoutMs} milliseconds.`, { cause: error });
      throw error;
    } finally {
      clearTimeout(timer);
      if (!isLate) connection.release(isLost);
    }
  }

  /** Text that runs a statement by its plan, where the server keeps one. */
  async function planned(connection: PostgresConnection, { sql, values }: Statement): Promise<string> {
    const name = plans.get(sql) ?? `plan${plans.size}`;
    plans.set(sql, name);
    const known = prepared.get(connection) ?? new Set();
    prepared.set(connection, known);
    if (!known.has(name)) {
      await connection.query(`PREPARE ${name} AS ${toPostgres(sql)}`);
      known.add(name);
    }
    return values.length === 0 ? `EXECUTE ${name}` : `EXECUTE ${name}(${values.map(literal).join(', ')})`;
  }

  async function runTogether(connection: PostgresConnection, batch: readonly Write[]): Promise<Row[][][]> {
    const statements = batch.flatMap((write) => write.statements);
    const texts: string[] = [];
    for (const each of statements) texts.push(isPreparable(each.sql) ? await planned(connection, each) : inline(each));
    const results = rowsOf(await connection.query(['BEGIN', ...texts, 'COMMIT'].join(';\n')));
    let next = 1;
    return batch.map((write) => write.statements.map(() => results[next++] ?? []));
  }

  /** Each caller in a transaction of its own; what another process made impossible is tried again. */
  async function runAlone({ statements }: Write): Promise<Row[][]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await using(async (connection) => {
          try {
            const texts = statements.map(inline);
            const results = rowsOf(await connection.query(['BEGIN', ...texts, 'COMMIT'].join(';\n')));
            return statements.map((_, index) => results[index + 1] ?? []);
          } catch (error) {
            await rollback(connection, error);
            throw error;
          }
        });
      } catch (error) {
        if (attempt >= maxAttempts || !isConflict(error)) throw error;
      }
    }
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxBatch).filter(isInTime);
      if (batch.length === 0) continue;
      try {
        const rows = await using(async (connection) => {
          try {
            return await runTogether(connection, batch);
          } catch (error) {
            await rollback(connection, error);
            throw error;
          }
        });
        for (const [index, write] of batch.entries()) write.resolve(rows[index] ?? []);
      } catch (error) {
        // One after the other: of two changes to one ballot the later one wins.
        if (isStatementFault(error)) for (const write of batch) await settleAlone(write);
        // Nobody knows whether a batch was committed when its connection broke: repeating it could store it twice.
        // And when there is no connection at all, those who wait need not find that out one batch after the other.
        else for (const write of error instanceof ConnectError ? [...batch, ...waiting.splice(0)] : batch) refuse(write, error);
      }
    }
    // In the same breath as the last look: whoever comes now begins the next round.
    flushing = undefined;
  }

  async function settleAlone(write: Write): Promise<void> {
    if (isInTime(write)) await runAlone(write).then(write.resolve, (error) => refuse(write, error));
  }

  /** Refuses a write that nobody waits for any more by the time it would be done. */
  function isInTime(write: Write): boolean {
    const isLate = timeoutMs !== undefined && performance.now() - write.since > timeoutMs;
    if (isLate) refuse(write, new Error(`The server was busy for more than ${timeoutMs} milliseconds.`));
    return !isLate;
  }

  return {
    async query(statement) {
      if (closed) throw new StoreError('[postgres] The store is closed.');
      try {
        return await using(async (connection) => {
          const text = isPreparable(statement.sql) ? await planned(connection, statement) : inline(statement);
          return rowsOf(await connection.query(text))[0] ?? [];
        });
      } catch (error) {
        throw storeError(error);
      }
    },

    write(statements) {
      if (closed) return Promise.reject(new StoreError('[postgres] The store is closed.'));
      if (waiting.length >= maxWaiting) return Promise.reject(new UnreachableError('[postgres] Too many writes are waiting.'));
      return new Promise((resolve, reject) => {
        waiting.push({ statements, resolve, reject, since: performance.now() });
        // After the callers of this turn of the loop have come, too.
        flushing ??= new Promise<void>((done) => setImmediate(done)).then(flush);
      });
    },

    async scrub(tables) {
      try {
        // Written anew, a table has only what is still in it.
        for (const table of tables) await using((connection) => connection.query(`VACUUM FULL ${table}`));
      } catch (error) {
        throw storeError(error);
      }
    },

    ...(exclusive && { exclusively: exclusive.run }),

    async close() {
      if (closed) return;
      closed = true;
      exclusive?.cut();
      await flushing;
      await pool.end();
    },
  };
}

/** Beyond it a statement's text grows large while the gain of sharing a commit is long reached. */
const maxBatch = 500;

/** As many as fill memory with no harm; whoever comes then is refused at once. */
const maxWaiting = 10_000;

const maxAttempts = 5;

/** There is no connection, so nothing was sent. */
class ConnectError extends Error {
  constructor(cause: unknown) {
    super(messageOf(cause), { cause });
  }
}

async function rollback(connection: PostgresConnection, error: unknown): Promise<void> {
  if (isServerFault(error) || error instanceof RangeError) await connection.query('ROLLBACK');
}

function rowsOf(results: PostgresResult | PostgresResult[]): Row[][] {
  return (Array.isArray(results) ? results : [results]).map(({ rows }) => rows as Row[]);
}

function refuse(write: Write, error: unknown): void {
  write.reject(storeError(error));
}

function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const cause = error instanceof ConnectError ? error.cause : error;
  const Kind = isPassing(cause) && !(cause instanceof RangeError) ? UnreachableError : StoreError;
  return new Kind(`[postgres] ${messageOf(cause)}`, { cause });
}

interface Write {
  statements: readonly Statement[];
  resolve: (rows: Row[][]) => void;
  reject: (error: StoreError) => void;
  /** Of the monotonic clock, in milliseconds. */
  since: number;
}
