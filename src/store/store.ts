/**
 * What the endpoint asks of a database: run one statement, or several as one transaction. A store knows
 * no table's meaning. The SQL is the part that SQLite, D1 and PostgreSQL share, with `?` for values.
 */
export interface Store {
  /**
   * Runs one statement that only reads. It sees every acknowledged write and no unfinished one.
   *
   * @throws StoreError
   */
  query(statement: Statement): Promise<Row[]>;

  /**
   * Runs statements as one transaction: all or none. Resolves only once they are synced to disk; how
   * the writes of different callers share a sync is the store's own business.
   *
   * @returns the rows of each statement, in order; empty lists for those that return none
   * @throws StoreError when nothing of it was stored, or when the database was lost before it could say: sent again
   *   with the same ids, a write does no harm
   */
  write(statements: readonly Statement[]): Promise<Row[][]>;

  /**
   * Makes deleted rows unreadable where a database leaves them lying about, such as in its log. What a server
   * or platform keeps as history is its operator's business.
   *
   * @param tables names of small tables whose deleted rows must be gone; a file is scrubbed as a whole
   * @throws StoreError
   */
  scrub(tables: readonly string[]): Promise<void>;

  /**
   * Runs a task that no other process on the database runs meanwhile; left out where a process has the database to
   * itself. A task whose store loses the database stops there: somebody else may be at it by then.
   *
   * @param name of the task, the same in all processes
   * @param task is given a store of its own, with time for long statements
   * @returns what the task gives; `undefined` when another process is at it
   */
  exclusively?<Result>(name: string, task: (store: Store) => Promise<Result>): Promise<Result | undefined>;

  /** Finishes the writes accepted so far and cuts exclusive tasks, then lets go of the database. Later calls are refused. */
  close(): Promise<void>;
}

export interface Statement {
  sql: string;
  values: readonly Value[];
}

export type Value = string | number | null;

export type Row = Readonly<Record<string, Value>>;

/** The database refused or is gone: the disk is full, a lock was never freed, a constraint was broken. */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
  }
}

/** The database cannot be reached, or has no room or no time now: the same may succeed later. */
export class UnreachableError extends StoreError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnreachableError';
  }
}

/** @param values one for each `?` */
export function statement(sql: string, ...values: Value[]): Statement {
  return { sql, values };
}
