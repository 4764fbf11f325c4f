import { distinct } from './distinct.ts';
import { inline, isPreparable, literal, toPostgres } from './postgres-text.ts';
import { type Row, type Statement, type Store, StoreError } from './store.ts';

export interface PostgresOptions {
  pool: PostgresPool;
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
  /** @param destroy true when the connection can no longer be used */
  release(destroy?: boolean): void;
}

interface PostgresResult {
  rows: unknown[];
}

/**
 * A store in PostgreSQL or an engine that speaks its protocol. Writes that arrive while a batch is being
 * committed form the next batch: one transaction and one round trip for many callers. Several processes may
 * use one database.
 */
export function createPostgresStore({ pool }: PostgresOptions): Store {
  const plans = new Map<string, string>();
  const prepared = new WeakMap<PostgresConnection, Set<string>>();
  const waiting: Write[] = [];
  let flushing: Promise<void> | undefined;
  let closed = false;

  /** Lends a connection; one on which a statement of the protocol failed is not used again. */
  async function using<T>(task: (connection: PostgresConnection) => Promise<T>): Promise<T> {
    const connection = await pool.connect();
    let isLost = false;
    try {
      return await task(connection);
    } catch (error) {
      isLost = !isServerFault(error);
      throw error;
    } finally {
      connection.release(isLost);
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
    const derived = distinct(batch.flatMap((write) => write.derived));
    const texts: string[] = [];
    for (const each of [...statements, ...derived])
      texts.push(isPreparable(each.sql) ? await planned(connection, each) : inline(each));
    const results = rowsOf(await connection.query(['BEGIN', ...texts, 'COMMIT'].join(';\n')));
    let next = 1;
    return batch.map((write) => write.statements.map(() => results[next++] ?? []));
  }

  /** Each caller in a transaction of its own; what another process made impossible is tried again. */
  async function runAlone({ statements, derived }: Write): Promise<Row[][]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await using(async (connection) => {
          try {
            const texts = [...statements, ...distinct(derived)].map(inline);
            const results = rowsOf(await connection.query(['BEGIN', ...texts, 'COMMIT'].join(';\n')));
            return statements.map((_, index) => results[index + 1] ?? []);
          } catch (error) {
            await rollback(connection, error);
            throw error;
          }
        });
      } catch (error) {
        if (attempt >= maxAttempts || !isTransient(error)) throw error;
      }
    }
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, maxBatch);
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
        // When the connection broke nobody knows whether the batch was committed: repeating it could store twice.
        if (!isServerFault(error) && !(error instanceof RangeError)) for (const write of batch) write.reject(storeError(error));
        // One after the other: of two changes to one ballot the later one wins.
        else for (const write of batch) await runAlone(write).then(write.resolve, (alone) => write.reject(storeError(alone)));
      }
    }
    // In the same breath as the last look: whoever comes now begins the next round.
    flushing = undefined;
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

    write(statements, derived = []) {
      if (closed) return Promise.reject(new StoreError('[postgres] The store is closed.'));
      return new Promise((resolve, reject) => {
        waiting.push({ statements, derived, resolve, reject });
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

    async close() {
      if (closed) return;
      closed = true;
      await flushing;
      await pool.end();
    },
  };
}

/** Beyond it a statement's text grows large while the gain of sharing a commit is long reached. */
const maxBatch = 500;

const maxAttempts = 5;

async function rollback(connection: PostgresConnection, error: unknown): Promise<void> {
  if (isServerFault(error) || error instanceof RangeError) await connection.query('ROLLBACK');
}

function rowsOf(results: PostgresResult | PostgresResult[]): Row[][] {
  return (Array.isArray(results) ? results : [results]).map(({ rows }) => rows as Row[]);
}

/** The server answered and nothing was stored; not so when it was shut down or the connection broke. */
function isServerFault(error: unknown): boolean {
  const code = codeOf(error);
  return /^[0-9A-Z]{5}$/.test(code) && !/^(?:08|57P|58|XX)/.test(code);
}

/** A deadlock or a conflict of serializable transactions: the same may succeed the next time. */
function isTransient(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}

function storeError(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  // Some faults of the network have no message of their own, only a code.
  const message = cause instanceof Error ? cause.message || codeOf(cause) : String(cause);
  return new StoreError(`[postgres] ${message}`, { cause });
}

interface Write {
  statements: readonly Statement[];
  derived: readonly Statement[];
  resolve: (rows: Row[][]) => void;
  reject: (error: StoreError) => void;
}
