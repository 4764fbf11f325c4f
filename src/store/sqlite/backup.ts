import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../../errors.ts';

/**
 * Copies a snapshot of a SQLite database while others write to it. Rows of the tables in `without` are never in
 * the copy, not even temporarily.
 *
 * @param source the live database
 * @param target the copy; it appears once it is complete
 * @param without tables that are copied without their rows
 * @returns number of rows copied
 * @throws UserError when the target already exists, or the source cannot be read
 */
export function backupSqlite(source: string, target: string, without: readonly string[]): number {
  if (!existsSync(source)) throw new UserError(`There is no database ${source}.`, 'Name it with KB_DATABASE or --database.');
  if (existsSync(target)) throw new UserError(`${target} already exists.`, 'A backup never overwrites a file: name another one.');
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  const copy = createDatabase(partial);
  try {
    chmodSync(partial, 0o600);
    copy.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;');
    copy.prepare('ATTACH ? AS live').run(source);
    const rows = copyAttached(copy, without);
    // Detached first: a pragma without a name applies to every attached database.
    copy.exec('DETACH live; PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE);');
    copy.close();
    renameSync(partial, target);
    return rows;
  } catch (error) {
    if (copy.isOpen) copy.close();
    rmSync(partial, { force: true });
    throw new UserError(
      `${source} cannot be copied: ${(error as Error).message}.`,
      'KB_DATABASE must name the SQLite file of the endpoint.',
      { cause: error },
    );
  }
}

/** In one read transaction: a consistent snapshot that blocks no writer. */
function copyAttached(copy: DatabaseSync, without: readonly string[]): number {
  copy.exec('BEGIN');
  const parts = copy
    .prepare(
      `SELECT type, name, format('"%w"', name) AS quoted, sql FROM live.sqlite_schema
       WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'`,
    )
    .all();
  const tables = parts.filter(({ type }) => type === 'table');
  let rows = 0;
  for (const { sql } of tables) copy.exec(String(sql));
  for (const { name, quoted } of tables) {
    if (without.includes(String(name))) continue;
    rows += Number(copy.prepare(`INSERT INTO main.${quoted} SELECT * FROM live.${quoted}`).run().changes);
  }
  // Creating indexes at the end is faster than updating them.
  for (const { sql } of parts.filter(({ type }) => type !== 'table')) copy.exec(String(sql));
  copy.exec('COMMIT');
  return rows;
}

function createDatabase(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file);
  } catch (error) {
    throw new UserError(
      `${file} cannot be created: ${(error as Error).message}.`,
      'Name a file in an existing folder that this user may write to.',
      { cause: error },
    );
  }
}
