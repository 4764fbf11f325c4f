import { realpathSync, renameSync, statSync } from 'node:fs';

/** The files of an open SQLite database, and whether they are still in place. */
export interface SqliteFiles {
  /** @returns what happened and what to do about it; `undefined` while the path leads to the open files */
  findLoss(): string | undefined;
  /** Renames the log if it is next to a database that it does not belong to. */
  moveLogAside(): void;
}

/**
 * Remembers which files are open under a path. SQLite keeps writing to a file that was deleted, renamed or replaced,
 * and would acknowledge writes that are lost.
 * https://sqlite.org/howtocorrupt.html#_unlinking_or_renaming_a_database_file_while_in_use
 *
 * @param file an open database whose log exists, that is, one that was read from in WAL mode
 * @param identity of the file before it was opened
 * @throws Error when it is a different file now
 */
export function watchFiles(file: string, identity: string | undefined): SqliteFiles {
  // SQLite puts its other files beside the target of a symbolic link.
  const target = realpathSync(file);
  const log = `${target}-wal`;
  const parts = [log, `${target}-shm`].map((part) => ({ part, identity: identityOf(part) }));
  if (identityOf(file) !== identity) throw new Error('it was replaced while it was being opened');

  return {
    findLoss() {
      const current = identityOf(file);
      if (current === undefined) return describeDeleted(file);
      if (current !== identity) return describeReplaced(file);
      const lost = parts.find((known) => identityOf(known.part) !== known.identity);
      return lost && describeLostLog(lost.part);
    },

    moveLogAside() {
      const isOurs = identityOf(log) === parts[0]?.identity;
      if (isOurs && identityOf(file) !== identity) renameSync(log, `${log}.aside`);
    },
  };
}

/** Device and inode; `undefined` when there is no file at the path. */
export function identityOf(path: string): string | undefined {
  try {
    // Inodes of some file systems do not fit into a double.
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return undefined;
  }
}

function describeDeleted(file: string): string {
  return `The database ${file} was deleted or moved away while it was in use. Put it back, or a backup of it, and the server reopens it. Only a restart creates an empty one`;
}

function describeReplaced(file: string): string {
  return `The database ${file} was replaced by another file while it was in use. The new file is opened in its place; votes stored after that copy was made are only in the old file`;
}

function describeLostLog(part: string): string {
  return `${part} was deleted or replaced while the database was in use. It is part of the database: leave it alone while a server runs. Its contents are written to the database before the database is opened again`;
}
