import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { UserError } from '../errors.ts';
import { distinct } from './distinct.ts';
import { type Row, type Statement, type Store, StoreError } from './store.ts';

export interface SqliteOptions {
  /** The database file; it and its folder are made when they are missing. `:memory:` is a database without one. */
  file: string;
  /** How long to wait for another process that is writing to the same file. */
  busyTimeoutMs?: number;
}

/**
 * A store in one SQLite file. Writes that arrive while a batch is being synced form the next batch, so
 * that one sync serves many callers. A second process may open the same file: the two take turns, each
 * waiting up to `busyTimeoutMs`.
 *
 * @throws UserError when the file cannot be opened or is not a database
 */
export function createSqliteStore({ file, busyTimeoutMs = 5_000 }: SqliteOptions): Store {
  const database = openDatabase(file, busyTimeoutMs);
  // The engine's SQL texts are few and fixed, so the cache needs no limit.
  const prepared = new Map<string, StatementSync>();
  let waiting: Write[] = [];
  let closed = false;

  function run({ sql, values }: Statement): Row[] {
    const compiled = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, compiled);
    return compiled.all(...values) as Row[];
  }

  function command(sql: string): void {
    run({ sql, values: [] });
  }

  /** One transaction for all waiting writes; nobody hears of success before COMMIT has returned. */
  function flush(): void {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    try {
      const results = runTogether(batch) ?? runApart(batch);
      for (const [index, write] of batch.entries()) settle(write, results[index]);
    } catch (error) {
      for (const write of batch) settle(write, { error });
      if (database.isTransaction) command('ROLLBACK');
    }
  }

  /** Faults are rare, so at first nobody is kept apart: that saves two statements for each caller. */
  function runTogether(batch: readonly Write[]): Result[] | undefined {
    try {
      command('BEGIN IMMEDIATE');
      const results = batch.map(({ statements }) => ({ rows: statements.map(run) }));
      runDerived(batch);
      command('COMMIT');
      return results;
    } catch (error) {
      // A lock that was never freed or a full disk fails everybody.
      if (!database.isTransaction) throw error;
      command('ROLLBACK');
      return undefined;
    }
  }

  function runApart(batch: readonly Write[]): Result[] {
    command('BEGIN IMMEDIATE');
    const results = batch.map(runAlone);
    runDerived(batch.filter((_, index) => 'rows' in (results[index] ?? {})));
    command('COMMIT');
    return results;
  }

  function runDerived(stored: readonly Write[]): void {
    for (const each of distinct(stored.flatMap(({ derived }) => derived))) run(each);
  }

  /** Runs one caller's statements so that a fault among them undoes them and nobody else's. */
  function runAlone({ statements }: Write): Result {
    command('SAVEPOINT caller');
    try {
      const rows = statements.map(run);
      command('RELEASE caller');
      return { rows };
    } catch (error) {
      // A full disk can make SQLite roll the whole transaction back: then it fails for every caller.
      if (!database.isTransaction) throw error;
      command('ROLLBACK TO caller');
      command('RELEASE caller');
      return { error };
    }
  }

  return {
    async query(statement) {
      if (closed) throw new StoreError('[sqlite] The store is closed.');
      try {
        return run(statement);
      } catch (error) {
        throw storeError(error);
      }
    },

    write(statements, derived = []) {
      if (closed) return Promise.reject(new StoreError('[sqlite] The store is closed.'));
      return new Promise((resolveWrite, rejectWrite) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ statements, derived, resolve: resolveWrite, reject: rejectWrite });
      });
    },

    async scrub() {
      // Deleted bytes are overwritten in the pages (`secure_delete`), but the log still has the pages of before.
      await this.query({ sql: 'PRAGMA wal_checkpoint(TRUNCATE)', values: [] });
    },

    async close() {
      if (closed) return;
      closed = true;
      flush();
      database.close();
    },
  };
}

function openDatabase(file: string, timeout: number): DatabaseSync {
  try {
    if (file !== ':memory:') makeFile(file);
    const database = new DatabaseSync(file, { timeout });
    // FULL syncs the log at every commit; without secure_delete what was deleted stays readable. The log may grow to
    // 16 MiB before its pages are written into the file: pages that change again and again are then written once.
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16384;',
    );
    return database;
  } catch (error) {
    throw new UserError(
      `The database ${file} cannot be opened: ${(error as Error).message}.`,
      'KB_DATABASE must name a file that is a SQLite database or does not exist yet, in a folder that this user may write to.',
      { cause: error },
    );
  }
}

function makeFile(file: string): void {
  mkdirSync(dirname(resolve(file)), { recursive: true, mode: 0o700 });
  // Whoever reads the file reads ballots: only its owner may. SQLite gives its log the same mode.
  closeSync(openSync(file, 'a', 0o600));
}

function settle(write: Write, result: Result | undefined): void {
  if (result !== undefined && 'rows' in result) write.resolve(result.rows);
  else write.reject(storeError(result?.error));
}

function storeError(cause: unknown): StoreError {
  return new StoreError(`[sqlite] ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
}

interface Write {
  statements: readonly Statement[];
  derived: readonly Statement[];
  resolve: (rows: Row[][]) => void;
  reject: (error: StoreError) => void;
}

type Result = { rows: Row[][] } | { error: unknown };
