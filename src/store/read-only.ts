import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../errors.ts';
import { migrations } from './migrations/index.ts';
import { type Row, type Store, StoreError } from './store.ts';

/**
 * The endpoint's SQLite file, opened so that a report can neither make nor change it, even while the
 * endpoint writes.
 *
 * @returns `undefined` when there is no file, or nothing in it yet
 * @throws UserError when the file is there but is no database, or one of another engine's schema
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
    const found = schemaOf(database);
    const known = migrations.at(-1)?.version ?? 0;
    if (found === known) return storeOn(database);
    database.close();
    if (found !== undefined) throw new Error(`${found < known ? 'an older' : 'a newer'} engine has made it`);
    return undefined;
  } catch (error) {
    throw new UserError(
      `The database ${file} cannot be read: ${(error as Error).message}.`,
      'KB_DATABASE or --database must name the SQLite file that the endpoint writes. `npm run serve` brings an older one up to date.',
      { cause: error },
    );
  }
}

/** Version of the tables that are there; `undefined` when there are none. */
function schemaOf(database: DatabaseSync): number | undefined {
  const isThere = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").get() !== undefined;
  const row = isThere ? database.prepare('SELECT max(version) AS version FROM migration').get() : undefined;
  return row?.['version'] == null ? undefined : Number(row['version']);
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
