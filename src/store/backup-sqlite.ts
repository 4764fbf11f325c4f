import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../errors.ts';

/**
 * Copies a SQLite database while others write to it: all of it as of one instant, but not the rows of the
 * tables that are there to be forgotten. Those are never in the copy, not even for a moment.
 *
 * @param source the live database
 * @param target the copy; it appears when it is whole
 * @param without tables whose rows stay behind
 * @returns rows copied
 * @throws UserError when the copy exists already or the source cannot be read
 */
export function backupSqlite(source: string, target: string, without: readonly string[]): number {
  if (!existsSync(source)) throw new UserError(`There is no database ${source}.`, 'Name it with KB_DATABASE or --database.');
  if (existsSync(target)) throw new UserError(`${target} exists already.`, 'A backup overwrites nothing: name another file.');
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  const copy = makeDatabase(partial);
  try {
    chmodSync(partial, 0o600);
    copy.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;');
    copy.prepare('ATTACH ? AS live').run(source);
    // One read transaction: every table as of the same instant, and no writer waits.
    copy.exec('BEGIN');
    const parts = copy
      .prepare("SELECT type, name, sql FROM live.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
      .all();
    const tables = parts.filter(({ type }) => type === 'table');
    let rows = 0;
    for (const { sql } of tables) copy.exec(String(sql));
    for (const { name } of tables) {
      if (without.includes(String(name))) continue;
      rows += Number(copy.prepare(`INSERT INTO main."${name}" SELECT * FROM live."${name}"`).run().changes);
    }
    for (const { sql } of parts.filter(({ type }) => type !== 'table')) copy.exec(String(sql));
    copy.exec('COMMIT');
    // Detached first: a pragma without a name is meant for every database that is attached.
    copy.exec('DETACH live; PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE);');
    copy.close();
    renameSync(partial, target);
    return rows;
  } catch (error) {
    if (copy.isOpen) copy.close();
    rmSync(partial, { force: true });
    if (error instanceof UserError) throw error;
    throw new UserError(
      `${source} cannot be copied: ${(error as Error).message}.`,
      'KB_DATABASE must name the SQLite file of the endpoint.',
      {
        cause: error,
      },
    );
  }
}

function makeDatabase(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file);
  } catch (error) {
    throw new UserError(
      `${file} cannot be made: ${(error as Error).message}.`,
      'Name a file in a folder that is there and that this user may write to.',
      { cause: error },
    );
  }
}
