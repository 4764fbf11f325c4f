import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../../errors.ts';
import { identityOf, type SqliteFiles, watchFiles } from './files.ts';

/** Milliseconds between two attempts to get a lock; about as long as a transaction of another process takes. */
export const lockRetryMs = 10;

/** The log is checkpointed at this length, and truncated to it if it has grown longer. */
const logPages = 4_000;
const pageBytes = 4_096;

/**
 * - `create`: for writing; a missing file is created.
 * - `existing`: for writing; a missing or empty file is refused.
 * - `read`: for reading, which never changes the file.
 */
export type OpenMode = 'create' | 'existing' | 'read';

interface OpenDatabase {
  database: DatabaseSync;
  /** Detects when the path no longer leads to the open file; `undefined` in memory and for reading. */
  files: SqliteFiles | undefined;
}

/**
 * Opens a SQLite file. For writing it is durable: every commit is synced, and deleted bytes are overwritten.
 *
 * @param timeoutMs how long to wait for the lock of another process while opening; for reading, also later
 * @throws UserError when it cannot be opened
 */
export function openDatabase(file: string, mode: OpenMode, timeoutMs: number): OpenDatabase {
  let database: DatabaseSync | undefined;
  try {
    if (mode === 'read') return { database: new DatabaseSync(file, { readOnly: true, timeout: timeoutMs }), files: undefined };
    const isInMemory = file === ':memory:';
    if (!isInMemory && mode === 'create') createFile(file);
    const identity = isInMemory ? undefined : identityOf(file);
    if (mode === 'existing' && identity === undefined) throw new Error('it no longer exists');
    database = new DatabaseSync(file, { timeout: timeoutMs });
    makeDurable(database);
    // Reading also creates the log.
    const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get();
    if (mode === 'existing' && tables?.['n'] === 0) throw new Error('it is empty now');
    return { database, files: isInMemory ? undefined : watchFiles(file, identity) };
  } catch (error) {
    if (database?.isOpen) database.close();
    const verb = mode === 'read' ? 'read' : 'opened';
    throw new UserError(`The database ${file} cannot be ${verb}: ${(error as Error).message}.`, hints[mode], { cause: error });
  }
}

const hints: Readonly<Record<OpenMode, string>> = {
  create:
    'KB_DATABASE must name a file that is a SQLite database or does not exist yet, in a folder that this user may write to.',
  existing: 'Put the file back, or a backup of it. To start with an empty one, restart the server without it.',
  read: 'KB_DATABASE or --database must name the SQLite file or postgres:// address that the endpoint writes to, and it must be readable from here.',
};

/**
 * `synchronous = FULL` syncs the log at every commit; without `secure_delete`, deleted bytes stay readable. The log may
 * grow to 16 MiB before a checkpoint, so that pages that change often are written to the file once. The short busy timeout
 * applies from here on: SQLite blocks the thread while it waits for a lock, so longer waits happen outside of it.
 */
function makeDurable(database: DatabaseSync): void {
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -16384;
     PRAGMA wal_autocheckpoint = ${logPages}; PRAGMA journal_size_limit = ${logPages * pageBytes}; PRAGMA busy_timeout = ${lockRetryMs};`,
  );
}

function createFile(file: string): void {
  mkdirSync(dirname(resolve(file)), { recursive: true, mode: 0o700 });
  try {
    // Whoever can read the file can read ballots, so only its owner may. SQLite gives its log the same mode.
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    // An existing file is never opened here: closing it would drop the locks that this process has on it.
    // https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
