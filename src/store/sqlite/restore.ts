import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../../errors.ts';
import { identityOf } from './files.ts';

/** A verified copy beside the database that it is to become. */
export interface StagedDatabase {
  file: string;
  /**
   * Makes the copy the database. What was there is kept, with its log.
   *
   * @returns where it is kept; `undefined` when there was none
   */
  install(): string | undefined;
  /** Deletes the copy, unless it has been installed. */
  discard(): void;
}

/** What SQLite keeps beside a database; the log is part of it. */
const besides = ['-wal', '-shm'] as const;

/**
 * Copies a backup, or a database that a crash left together with its log, beside `target`, and verifies the copy. The
 * source is only read.
 *
 * @throws UserError when it is not a whole database, or is being written
 */
export function stageSqlite(source: string, target: string): StagedDatabase {
  if (statSync(source, { throwIfNoEntry: false })?.isFile() !== true)
    throw new UserError(
      `There is no file ${source}.`,
      'Name a file that `npm run feedback -- backup` wrote, or what is left of a database.',
    );
  if (identityOf(source) === identityOf(target))
    throw new UserError(
      `${source} is the database itself.`,
      'To bring it up to date after a crash, start the server: it reads the log.',
    );
  const folder = makeFolder(target);
  const file = join(folder, 'restored.db');
  const discard = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    copyDatabase(source, file);
    recover(file, source);
  } catch (error) {
    discard();
    if (error instanceof UserError) throw error;
    throw new UserError(
      `${source} cannot be restored: ${(error as Error).message}.`,
      'Make sure that it can be read and that there is room for a copy.',
      {
        cause: error,
      },
    );
  }
  return {
    file,
    discard,
    install: () => {
      const aside = install(file, target);
      discard();
      return aside;
    },
  };
}

function makeFolder(target: string): string {
  const parent = dirname(resolve(target));
  try {
    mkdirSync(parent, { recursive: true, mode: 0o700 });
    return mkdtempSync(join(parent, `.${basename(target)}.restoring-`));
  } catch (error) {
    throw new UserError(
      `${parent} cannot be written: ${(error as Error).message}.`,
      'KB_DATABASE must name a file in a folder that this user may write to.',
      {
        cause: error,
      },
    );
  }
}

/** The index of the log (`-shm`) is left out: SQLite makes it again from the log. */
function copyDatabase(source: string, file: string): void {
  const before = stateOf(source);
  for (const ending of ['', '-wal']) {
    if (!existsSync(source + ending)) continue;
    copyFileSync(source + ending, file + ending);
    chmodSync(file + ending, 0o600);
  }
  if (stateOf(source) !== before)
    throw new UserError(
      `${source} was written while it was copied.`,
      'Stop the server that uses it, or copy it with `npm run feedback -- backup FILE` and restore that.',
    );
}

function stateOf(source: string): string {
  return ['', '-wal']
    .map((ending) => statSync(source + ending, { bigint: true, throwIfNoEntry: false }))
    .map((state) => `${state?.ino} ${state?.size} ${state?.mtimeNs}`)
    .join();
}

/** Writes what is in the log to the database, and verifies every page of it. */
function recover(file: string, source: string): void {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE);');
    const fault = database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'];
    if (fault !== 'ok') throw new Error(String(fault));
    if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").get() === undefined)
      throw new Error('it has no tables of a help centre');
  } catch (error) {
    throw new UserError(
      `${source} is not a whole database: ${(error as Error).message}.`,
      'Restore another backup; nothing was changed.',
      {
        cause: error,
      },
    );
  } finally {
    if (database?.isOpen) database.close();
  }
}

/** Replaces `target`. At no time is anything of the old database only in memory, or a log beside a database of another. */
function install(file: string, target: string): string | undefined {
  if (besides.some((ending) => existsSync(file + ending))) throw new Error(`${file} is still in use.`);
  sync(file);
  const own = statSync(target, { throwIfNoEntry: false });
  const owner = own ?? statSync(dirname(resolve(target)));
  // An operator may restore as root what a service of its own user opens.
  if (process.getuid?.() === 0) chownSync(file, owner.uid, owner.gid);
  const aside = `${target}.before-${new Date().toISOString().replaceAll(':', '-')}`;
  // An empty log is left by whoever has read the database.
  const parts = ['', '-wal'].filter((ending) => (statSync(target + ending, { throwIfNoEntry: false })?.size ?? 0) > 0);
  for (const ending of parts) keep(target + ending, aside + ending);
  for (const ending of besides) rmSync(target + ending, { force: true });
  renameSync(file, target);
  syncFolder(dirname(resolve(target)));
  return parts.length === 0 ? undefined : aside;
}

/** A second name for the file, where the file system has them; otherwise a copy. */
function keep(file: string, aside: string): void {
  try {
    linkSync(file, aside);
  } catch {
    copyFileSync(file, aside);
    sync(aside);
  }
}

function sync(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
