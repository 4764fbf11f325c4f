/**
 * What the engine asks of a database: run one statement, or several as one transaction. A store knows nothing about what
 * tables mean. The SQL is limited to what SQLite, D1 and PostgreSQL share, with `?` for values.
 */
export interface Store {
  /**
   * Runs one statement that only reads. It sees every acknowledged write and no unfinished one.
   *
   * @typeParam R type of the rows, which is not checked
   * @throws StoreError
   */
  query<R extends Row = Row>(statement: Statement): Promise<R[]>;

  /**
   * Runs statements as one transaction: all or none. Resolves only once they are synced to disk. A store may batch the
   * writes of several callers into one transaction; a statement that fails affects its own write only.
   *
   * @returns the rows of each statement, in order; empty lists for those that return none
   * @throws StoreError when nothing was stored, or when the connection was lost before the outcome was known: writes
   *   with ids are idempotent and can be retried
   */
  write(statements: readonly Statement[]): Promise<Row[][]>;

  /**
   * Makes deleted rows unreadable where a database keeps them, such as in its log. The history that a server or
   * platform keeps is its operator's responsibility.
   *
   * @param tables small tables whose deleted rows must be gone; a file is scrubbed as a whole
   * @throws StoreError
   */
  scrub(tables: readonly string[]): Promise<void>;

  /**
   * Runs a task under a lock, so that one process runs it at a time; left out where one process has the database to
   * itself. When the connection that holds the lock is lost, the task's store fails: another process may hold the lock
   * by then.
   *
   * @param name of the task, the same in all processes
   * @param task gets a separate store, which allows long statements
   * @returns what the task returns; `undefined` when another process holds the lock
   */
  exclusively?<Result>(name: string, task: (store: Store) => Promise<Result>): Promise<Result | undefined>;

  /** Finishes accepted writes, aborts exclusive tasks and closes the database. Later calls are refused. */
  close(): Promise<void>;
}

export interface Statement {
  sql: string;
  values: readonly Value[];
}

export type Value = string | number | null;

export type Row = Readonly<Record<string, Value>>;

/** The database refused a call or is gone: the disk is full, a lock was not released, a constraint failed. */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
  }
}

/** The database is unreachable, overloaded, out of space or too slow at the moment: a retry may succeed. */
export class UnavailableError extends StoreError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnavailableError';
  }
}

/** @param values one for each `?` */
export function statement(sql: string, ...values: Value[]): Statement {
  return { sql, values };
}
