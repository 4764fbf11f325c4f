import type { StatementSync } from 'node:sqlite';
import { setTimeout as setTimeoutAsync } from 'node:timers/promises';
import { monotonicMs } from './monotonic.ts';
import { isBusy, isFull } from './sqlite-faults.ts';
import { betweenTriesMs, openDatabase } from './sqlite-open.ts';
import { type Row, type Statement, type Store, StoreError } from './store.ts';

export interface SqliteOptions {
  /** The database file; it and its folder are made when they are missing. `:memory:` is a database without one. */
  file: string;
  /** Whether a file that is missing or empty is refused instead. */
  mustExist?: boolean;
  /** How long a write may wait for its turn and for other processes that are writing to the same file. */
  busyTimeoutMs?: number;
}

export interface SqliteStore extends Store {
  /** @param askedAtMs when the waiting began, on the clock of `monotonicMs`; now when left out */
  write(statements: readonly Statement[], askedAtMs?: number): Promise<Row[][]>;
}

/**
 * A store in one SQLite file. Writes that arrive while a batch is being synced form the next batch, so
 * that one sync serves many callers. A second process may open the same file: the two take turns. A write whose turn
 * has not come after `busyTimeoutMs` is refused and never stored.
 *
 * Nothing is acknowledged that is not in the file that the path leads to. A store whose file was deleted, moved or
 * replaced ends.
 *
 * @param onLost called with what has happened to the file when the store has ended
 * @throws UserError when the file cannot be opened or is not a database
 */
export function createSqliteStore(
  { file, mustExist = false, busyTimeoutMs = 5_000 }: SqliteOptions,
  onLost: (reason: string) => void = () => {},
): SqliteStore {
  const { database, files } = openDatabase(file, mustExist, busyTimeoutMs);
  // The engine's SQL texts are few and fixed, so the cache needs no limit.
  const prepared = new Map<string, StatementSync>();
  let waiting: Write[] = [];
  let isScheduled = false;
  /** Why nothing is taken any more. */
  let ended: StoreError | undefined;

  function run({ sql, values }: Statement): Row[] {
    const compiled = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, compiled);
    return compiled.all(...values) as Row[];
  }

  function command(sql: string): void {
    run({ sql, values: [] });
  }

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(flush);
  }

  /** One transaction for all waiting writes; nobody hears of success before COMMIT has returned. */
  function flush(): void {
    isScheduled = false;
    const batch = takeUnexpired();
    if (batch.length === 0) return;
    try {
      const results = runWithRoom(batch);
      // Looked for after the sync and before anybody is told. A file that is deleted later than that takes what was
      // acknowledged along, and nothing can be done about it.
      const loss = files?.findLoss();
      if (loss === undefined) for (const [index, write] of batch.entries()) settle(write, results[index]);
      else endWith(loss, batch);
    } catch (error) {
      rollback();
      if (isBusy(error)) waitForLock(batch);
      else for (const write of batch) settle(write, { error });
    }
  }

  /** Takes the waiting writes; rejects those that have waited longer than `busyTimeoutMs`. */
  function takeUnexpired(): Write[] {
    const tooLongAgo = monotonicMs() - busyTimeoutMs;
    const all = waiting;
    waiting = [];
    const inTime = all.findIndex(({ askedAtMs }) => askedAtMs >= tooLongAgo);
    const late = all.splice(0, inTime === -1 ? all.length : inTime);
    for (const { reject } of late) reject(new StoreError(`[sqlite] ${busyFor(file, busyTimeoutMs)}`));
    return all;
  }

  /** Without blocking the thread: meanwhile it can be read, and others may come to wait. */
  function waitForLock(batch: Write[]): void {
    waiting = [...batch, ...waiting];
    isScheduled = true;
    setTimeout(flush, betweenTriesMs);
  }

  /** A full disk has room in the log once its pages are in their places in the file. */
  function runWithRoom(batch: readonly Write[]): Result[] {
    try {
      return runTogether(batch) ?? runApart(batch);
    } catch (error) {
      rollback();
      if (!isFull(error) || !emptyLog()) throw error;
      return runTogether(batch) ?? runApart(batch);
    }
  }

  /** Faults are rare, so at first nobody is kept apart: that saves two statements for each caller. */
  function runTogether(batch: readonly Write[]): Result[] | undefined {
    try {
      command('BEGIN IMMEDIATE');
      const results = batch.map(({ statements }) => ({ rows: statements.map(run) }));
      command('COMMIT');
      return results;
    } catch (error) {
      // A lock or a full disk fails everybody.
      if (!database.isTransaction || isFull(error)) throw error;
      command('ROLLBACK');
      return undefined;
    }
  }

  function runApart(batch: readonly Write[]): Result[] {
    command('BEGIN IMMEDIATE');
    const results = batch.map(runAlone);
    command('COMMIT');
    return results;
  }

  /** Runs one caller's statements so that a fault among them undoes them and nobody else's. */
  function runAlone({ statements }: Write): Result {
    command('SAVEPOINT caller');
    try {
      const rows = statements.map(run);
      command('RELEASE caller');
      return { rows };
    } catch (error) {
      if (!database.isTransaction || isFull(error)) throw error;
      command('ROLLBACK TO caller');
      command('RELEASE caller');
      return { error };
    }
  }

  function rollback(): void {
    if (database.isTransaction) command('ROLLBACK');
  }

  /** @returns false when a reader or a full disk was in the way */
  function emptyLog(): boolean {
    try {
      return run(truncateLog)[0]?.['busy'] === 0;
    } catch {
      return false;
    }
  }

  function endWith(reason: string, batch: readonly Write[]): void {
    letGo();
    ended = new StoreError(`[sqlite] ${reason}.`);
    for (const { reject } of [...batch, ...waiting]) reject(ended);
    waiting = [];
    onLost(reason);
  }

  /**
   * The log goes into the file that it belongs to, wherever that is now: left where it is, it would be taken for the
   * log of whatever file has come into that place.
   */
  function letGo(): void {
    if (files?.findLoss() !== undefined) {
      // Readers may be in the way for a while, and nothing else is left to do.
      database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
      if (!emptyLog()) files.putLogAside();
    }
    database.close();
  }

  return {
    async query(statement) {
      if (ended !== undefined) throw ended;
      try {
        return run(statement);
      } catch (error) {
        throw storeError(error);
      }
    },

    write(statements, askedAtMs = monotonicMs()) {
      if (ended !== undefined) return Promise.reject(ended);
      return new Promise((resolveWrite, rejectWrite) => {
        schedule();
        waiting.push({ statements, askedAtMs, resolve: resolveWrite, reject: rejectWrite });
      });
    },

    async scrub() {
      // Deleted bytes are overwritten in the pages (`secure_delete`), but the log still has the pages of before.
      const until = monotonicMs() + busyTimeoutMs;
      while ((await this.query(truncateLog))[0]?.['busy'] !== 0 && monotonicMs() < until) await setTimeoutAsync(betweenTriesMs);
    },

    async close() {
      if (ended !== undefined) return;
      ended = new StoreError('[sqlite] The store is closed.');
      flush();
      while (waiting.length > 0) await setTimeoutAsync(betweenTriesMs);
      if (database.isOpen) letGo();
    },
  };
}

const truncateLog: Statement = { sql: 'PRAGMA wal_checkpoint(TRUNCATE)', values: [] };

function busyFor(file: string, milliseconds: number): string {
  return `Another program kept the database ${file} locked, or its disk was busy, for ${milliseconds} ms. Nothing was stored; end that program if this goes on.`;
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
  askedAtMs: number;
  resolve: (rows: Row[][]) => void;
  reject: (error: StoreError) => void;
}

type Result = { rows: Row[][] } | { error: unknown };
