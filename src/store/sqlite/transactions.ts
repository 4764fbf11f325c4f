import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Row, Statement } from '../store.ts';
import { isFull } from './faults.ts';

/** Runs statements on an open database. */
export interface Transactions {
  run(statement: Statement): Row[];
  /**
   * Runs a batch of writes in one transaction. A write that fails is rolled back on its own.
   *
   * @returns the outcome of each write, after a successful commit
   * @throws the error that failed the whole batch, such as a lock or a full disk; all of it is rolled back
   */
  commit(batch: readonly (readonly Statement[])[]): Outcome[];
  /** Writes the log into the file and empties it; false when a reader or a full disk prevents it. */
  emptyLog(): boolean;
}

/** The rows of each statement, or why the write was rolled back. */
export type Outcome = { rows: Row[][] } | { error: unknown };

export function createTransactions(database: DatabaseSync): Transactions {
  // The engine has a small, fixed set of SQL texts, so the cache needs no limit.
  const compiled = new Map<string, StatementSync>();

  function run({ sql, values }: Statement): Row[] {
    const known = compiled.get(sql) ?? database.prepare(sql);
    compiled.set(sql, known);
    return known.all(...values) as Row[];
  }

  function command(sql: string): void {
    run({ sql, values: [] });
  }

  function rollback(): void {
    if (database.isTransaction) command('ROLLBACK');
  }

  function commit(batch: readonly (readonly Statement[])[]): Outcome[] {
    try {
      return commitAll(batch) ?? commitEach(batch);
    } catch (error) {
      rollback();
      throw error;
    }
  }

  /** First tries without savepoints, which cost two statements per write: most batches have no fault. */
  function commitAll(batch: readonly (readonly Statement[])[]): Outcome[] | undefined {
    try {
      command('BEGIN IMMEDIATE');
      const outcomes = batch.map((statements) => ({ rows: statements.map(run) }));
      command('COMMIT');
      return outcomes;
    } catch (error) {
      // A lock or a full disk fails all writes.
      if (!database.isTransaction || isFull(error)) throw error;
      command('ROLLBACK');
      return undefined;
    }
  }

  function commitEach(batch: readonly (readonly Statement[])[]): Outcome[] {
    command('BEGIN IMMEDIATE');
    const outcomes = batch.map(runInSavepoint);
    command('COMMIT');
    return outcomes;
  }

  function runInSavepoint(statements: readonly Statement[]): Outcome {
    command('SAVEPOINT one');
    try {
      const rows = statements.map(run);
      command('RELEASE one');
      return { rows };
    } catch (error) {
      if (!database.isTransaction || isFull(error)) throw error;
      command('ROLLBACK TO one');
      command('RELEASE one');
      return { error };
    }
  }

  function emptyLog(): boolean {
    try {
      return run(truncateLog)[0]?.['busy'] === 0;
    } catch {
      return false;
    }
  }

  return {
    run,
    emptyLog,
    commit(batch) {
      try {
        return commit(batch);
      } catch (error) {
        // On a full disk, the log has room again once its pages are written to the file.
        if (!isFull(error) || !emptyLog()) throw error;
        return commit(batch);
      }
    },
  };
}

export const truncateLog: Statement = { sql: 'PRAGMA wal_checkpoint(TRUNCATE)', values: [] };
