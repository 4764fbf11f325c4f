import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../errors.ts';
import { identityOf, type SqliteFiles, watchFiles } from './sqlite-files.ts';

/** About as long as another process needs for a transaction like ours. */
export const betweenTriesMs = 10;

/** The log is written into the file when it has grown to so many pages, and shrinks to their size when it has grown beyond. */
const logPages = 4_000;
const pageBytes = 4_096;

/**
 * Opens a database durably: every commit is synced, and what is deleted is overwritten.
 *
 * @param mustExist whether a file that is missing or empty is refused instead of made
 * @param timeout milliseconds to wait for another process while opening
 * @returns `files` tells when the path no longer leads to it; none for a database in memory
 * @throws UserError when it cannot be opened
 */
export function openDatabase(file: string, mustExist: boolean, timeout: number): { database: DatabaseSync; files?: SqliteFiles } {
  let database: DatabaseSync | undefined;
  try {
    const isInMemory = file === ':memory:';
    if (!isInMemory && !mustExist) makeFile(file);
    const identity = isInMemory ? undefined : identityOf(file);
    if (mustExist && identity === undefined) throw new Error('it is not there any more');
    database = new DatabaseSync(file, { timeout });
    // FULL syncs the log at every commit; without secure_delete what was deleted stays readable. The log may grow to
    // 16 MiB before its pages are written into the file: pages that change again and again are then written once.
    // Once the file is open, a lock is waited for outside of SQLite, which would block the thread.
    database.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -16384;
       PRAGMA wal_autocheckpoint = ${logPages}; PRAGMA journal_size_limit = ${logPages * pageBytes}; PRAGMA busy_timeout = ${betweenTriesMs};`,
    );
    // Reading also makes the log.
    const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get();
    if (mustExist && tables?.['n'] === 0) throw new Error('it is empty now');
    return { database, ...(isInMemory ? {} : { files: watchFiles(file, identity) }) };
  } catch (error) {
    if (database?.isOpen) database.close();
    throw new UserError(
      `The database ${file} cannot be opened: ${(error as Error).message}.`,
      mustExist
        ? 'Put the file back, or a backup of it. To begin with an empty one, restart the server without it.'
        : 'KB_DATABASE must name a file that is a SQLite database or does not exist yet, in a folder that this user may write to.',
      { cause: error },
    );
  }
}

function makeFile(file: string): void {
  mkdirSync(dirname(resolve(file)), { recursive: true, mode: 0o700 });
  try {
    // Whoever reads the file reads ballots: only its owner may. SQLite gives its log the same mode.
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    // Nor is an existing file opened: closing it would drop the locks that this process has on it.
    // https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
