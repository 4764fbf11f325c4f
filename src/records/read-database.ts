import { existsSync } from 'node:fs';
import { UserError } from '../errors.ts';
import { databaseName, isPostgresUrl, openStore } from '../store/open-store.ts';
import { type Store, StoreError, statement } from '../store/store.ts';
import { readVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';

/**
 * Reads the endpoint's database without creating or changing it, even while the endpoint writes.
 *
 * @param database a SQLite file, or a `postgres://` address
 * @param read uses the store, which is open until the promise settles
 * @returns what `read` returns; `undefined` when there is no file, or no table in the database yet
 * @throws UserError when the database cannot be read, or has the schema of another engine version
 */
export async function readDatabase<Result>(
  database: string,
  read: (store: Store) => Promise<Result>,
): Promise<Result | undefined> {
  const isServer = isPostgresUrl(database);
  if (!isServer && /^[a-z]+:\/\//i.test(database)) {
    throw new UserError(
      'This kind of database server is not supported.',
      'Name a SQLite file or a postgres:// address with KB_DATABASE or --database.',
    );
  }
  if (!isServer && !existsSync(database)) return undefined;
  const store = await openStore(database, { isReadOnly: true });
  try {
    const hasTables = (await store.query(isServer ? findMigrations.postgres : findMigrations.sqlite)).length > 0;
    const version = hasTables ? await readVersion(store) : 0;
    if (version === 0) return undefined;
    requireOwnSchema(version, database);
    return await read(store);
  } catch (error) {
    throw error instanceof StoreError ? unreadable(database, error) : error;
  } finally {
    await store.close();
  }
}

/** One row if the table of migrations exists. */
const findMigrations = {
  sqlite: statement("SELECT 1 AS n FROM sqlite_schema WHERE name = 'migration'"),
  postgres: statement("SELECT 1 AS n WHERE to_regclass('migration') IS NOT NULL"),
};

function requireOwnSchema(version: number, database: string): void {
  const own = migrations.at(-1)?.version ?? 0;
  if (version === own) return;
  const [who, hint] =
    version < own
      ? ['an older', '`npm run serve` brings it up to date: start it once.']
      : ['a newer', 'Read it with that engine, or name another database with KB_DATABASE or --database.'];
  throw new UserError(
    `The database ${databaseName(database)} cannot be read: it was created by ${who} engine; its schema is ${version}, and this engine’s is ${own}.`,
    hint,
  );
}

function unreadable(database: string, cause: Error): UserError {
  return new UserError(
    `The database ${databaseName(database)} cannot be read: ${cause.message}.`,
    'KB_DATABASE or --database must name the SQLite file or postgres:// address that the endpoint writes to, and it must be readable from here.',
    { cause },
  );
}
