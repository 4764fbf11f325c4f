import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../errors.ts';
import { type Row, type Store, StoreError } from '../store/store.ts';

/**
 * The endpoint's SQLite file, opened so that a report can neither make nor change it, even while the
 * endpoint writes.
 *
 * @returns `undefined` when there is no file, or nothing in it yet
 * @throws UserError when the file is there but cannot be read as a database
 */
export function openReadOnly(file: string): Store | undefined {
  if (/^[a-z]+:\/\//i.test(file)) {
    throw new UserError(
      'The report cannot read this kind of database server.',
      'Name a SQLite file or a postgres:// address with KB_DATABASE or --database.',
    );
  }
  if (!existsSync(file)) return undefined;
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    const has = (...names: string[]): boolean =>
      database
        .prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name IN (${names.map(() => '?').join(', ')})`)
        .get(...names)?.['n'] === names.length;
    if (has('total', 'revision', 'settled')) return storeOn(database);
    const isOlder = has('total', 'revision');
    database.close();
    if (isOlder) throw new Error('an older engine has made it');
    return undefined;
  } catch (error) {
    throw new UserError(
      `The database ${file} cannot be read: ${(error as Error).message}.`,
      'KB_DATABASE or --database must name the SQLite file that the endpoint writes. `npm run serve` brings an older one up to date.',
      { cause: error },
    );
  }
}

const BUSY_TIMEOUT_MS = 5_000;

function storeOn(database: DatabaseSync): Store {
  return {
    async query({ sql, values }) {
      try {
        return database.prepare(sql).all(...values) as Row[];
      } catch (error) {
        throw new StoreError(`[read-only] ${(error as Error).message}`, { cause: error });
      }
    },
    async write() {
      throw new StoreError('[read-only] A report does not write.');
    },
    async scrub() {},
    async close() {
      database.close();
    },
  };
}
