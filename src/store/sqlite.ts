import { setTimeout as setTimeoutAsync } from 'node:timers/promises';
import { monotonicMs } from './monotonic.ts';
import { isBusy, toStoreError } from './sqlite/faults.ts';
import { lockRetryMs, type OpenMode, openDatabase } from './sqlite/open.ts';
import { createTransactions, type Outcome, truncateLog } from './sqlite/transactions.ts';
import { createWaitingWrites, type WaitingWrite } from './sqlite/waiting-writes.ts';
import { type Row, type Statement, type Store, StoreError } from './store.ts';

export interface SqliteOptions {
  /** The database file; `:memory:` for a database without one. */
  file: string;
  /** `create` by default: the file and its folder are created when they are missing. */
  mode?: OpenMode;
  /** How long a write may wait for its turn and for the locks of other processes, in milliseconds; by default 5 000. */
  busyTimeoutMs?: number;
}

export interface SqliteStore extends Store {
  /** @param askedAtMs when the write began to wait, on the clock of `monotonicMs`; now when left out */
  write(statements: readonly Statement[], askedAtMs?: number): Promise<Row[][]>;
}

/**
 * A store in one SQLite file. Writes that arrive while a batch is being synced form the next batch: one sync serves many
 * callers. Several processes may open the file and take turns. A write whose turn has not come after `busyTimeoutMs` is
 * refused and never stored.
 *
 * A write is acknowledged only if it is in the file that the path leads to. When the file is deleted, moved or replaced,
 * the store shuts down.
 *
 * @param onLost called once the store has shut down, with what happened to the file
 * @throws UserError when the file cannot be opened or is not a database
 */
export function createSqliteStore(
  { file, mode = 'create', busyTimeoutMs = 5_000 }: SqliteOptions,
  onLost: (reason: string) => void = () => {},
): SqliteStore {
  const { database, files } = openDatabase(file, mode, busyTimeoutMs);
  const transactions = createTransactions(database);
  const waiting = createWaitingWrites(file, busyTimeoutMs);
  let isScheduled = false;
  /** Why calls are refused. */
  let refusal: StoreError | undefined;

  function schedule(): void {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(flush);
  }

  /** Commits all waiting writes as one batch. */
  function flush(): void {
    isScheduled = false;
    const batch = waiting.takeUnexpired();
    if (batch.length === 0) return;
    try {
      const outcomes = transactions.commit(batch.map(({ statements }) => statements));
      // Checked after the sync and before the acknowledgement. Nothing can be done about a file that is deleted later.
      const loss = files?.findLoss();
      if (loss !== undefined) endWith(loss, batch);
      else for (const [index, write] of batch.entries()) settle(write, outcomes[index]);
    } catch (error) {
      if (isBusy(error)) retryLater(batch);
      else for (const { reject } of batch) reject(toStoreError(error));
    }
  }

  /** Does not block the thread, which answers queries and accepts writes in the meantime. */
  function retryLater(batch: readonly WaitingWrite[]): void {
    waiting.putBack(batch);
    isScheduled = true;
    setTimeout(flush, lockRetryMs);
  }

  function endWith(reason: string, batch: readonly WaitingWrite[]): void {
    closeDatabase();
    refusal = new StoreError(`[sqlite] ${reason}.`);
    for (const { reject } of [...batch, ...waiting.takeUnexpired()]) reject(refusal);
    onLost(reason);
  }

  /**
   * Writes the log into the file that it belongs to, wherever that is now: SQLite would apply it to the file that has
   * replaced it.
   */
  function closeDatabase(): void {
    if (files?.findLoss() !== undefined) {
      // Readers may delay it; blocking is fine, since there is nothing else left to do.
      database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
      if (!transactions.emptyLog()) files.moveLogAside();
    }
    database.close();
  }

  return {
    async query<R extends Row>(statement: Statement) {
      if (refusal !== undefined) throw refusal;
      try {
        return transactions.run(statement) as R[];
      } catch (error) {
        throw toStoreError(error);
      }
    },

    write(statements, askedAtMs = monotonicMs()) {
      if (refusal !== undefined) return Promise.reject(refusal);
      return new Promise((resolve, reject) => {
        schedule();
        waiting.add({ statements, askedAtMs, resolve, reject });
      });
    },

    async scrub() {
      // `secure_delete` overwrites deleted bytes in the pages, but the log still has their earlier versions.
      const until = monotonicMs() + busyTimeoutMs;
      while ((await this.query(truncateLog))[0]?.['busy'] !== 0 && monotonicMs() < until) await setTimeoutAsync(lockRetryMs);
    },

    async close() {
      if (refusal !== undefined) return;
      refusal = new StoreError('[sqlite] The store is closed.');
      flush();
      while (!waiting.isEmpty()) await setTimeoutAsync(lockRetryMs);
      if (database.isOpen) closeDatabase();
    },
  };
}

function settle({ resolve, reject }: WaitingWrite, outcome: Outcome | undefined): void {
  if (outcome !== undefined && 'rows' in outcome) resolve(outcome.rows);
  else reject(toStoreError(outcome?.error));
}
