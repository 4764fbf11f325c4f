import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { UserError } from '../errors.ts';
import { readVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { databaseName, isPostgresUrl, openPostgres } from './open-store.ts';
import { type Row, type Statement, type Store, StoreError, statement } from './store.ts';

/**
 * Reads the endpoint's database so that a report can neither make nor change it, even while the endpoint writes.
 *
 * @param database a SQLite file, or a `postgres://` address
 * @param read asks the store, which is open until the promise is settled
 * @returns what `read` gives; `undefined` when there is no file, or nothing in the database yet
 * @throws UserError when the database cannot be read, or has another engine's schema
 */
export async function readDatabase<Result>(
  database: string,
  read: (store: Store) => Promise<Result>,
): Promise<Result | undefined> {
  const opened = await openReadOnly(database);
  if (opened === undefined) return undefined;
  const { store } = opened;
  try {
    const version = await readSchema(opened);
    if (version === 0) return undefined;
    requireKnown(version, database);
    return await read(store);
  } catch (error) {
    throw error instanceof StoreError ? unreadable(database, error) : error;
  } finally {
    await store.close();
  }
}

interface Opened {
  store: Store;
  /** Gives a row when the database has a list of the steps that made its tables. */
  findSteps: Statement;
}

async function openReadOnly(database: string): Promise<Opened | undefined> {
  if (isPostgresUrl(database)) {
    const store = await openPostgres(database, { readOnly: true });
    return { store, findSteps: statement("SELECT 1 AS n WHERE to_regclass('migration') IS NOT NULL") };
  }
  if (/^[a-z]+:\/\//i.test(database)) {
    throw new UserError(
      'The report cannot read this kind of database server.',
      'Name a SQLite file or a postgres:// address with KB_DATABASE or --database.',
    );
  }
  if (!existsSync(database)) return undefined;
  const store = openFile(database);
  return { store, findSteps: statement("SELECT 1 AS n FROM sqlite_schema WHERE name = 'migration'") };
}

/** 0 when there are no tables. */
async function readSchema({ store, findSteps }: Opened): Promise<number> {
  return (await store.query(findSteps)).length === 0 ? 0 : readVersion(store);
}

function requireKnown(version: number, database: string): void {
  const known = migrations.at(-1)?.version ?? 0;
  if (version === known) return;
  const [who, hint] =
    version < known
      ? ['an older', '`npm run serve` brings it up to date: start it once.']
      : ['a newer', 'Read it with that engine, or name another database with KB_DATABASE or --database.'];
  throw new UserError(
    `The database ${databaseName(database)} cannot be read: ${who} engine has made it; its schema is ${version}, and this engine’s is ${known}.`,
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

const BUSY_TIMEOUT_MS = 5_000;

function openFile(file: string): Store {
  try {
    return storeOn(new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS }));
  } catch (error) {
    throw unreadable(file, error as Error);
  }
}

function storeOn(database: DatabaseSync): Store {
  return {
    async query({ sql, values }) {
      try {
        return database.prepare(sql).all(...values) as Row[];
      } catch (error) {
        throw new StoreError(`[sqlite] ${(error as Error).message}`, { cause: error });
      }
    },
    async write() {
      throw new StoreError('[sqlite] A report does not write.');
    },
    async scrub() {},
    async close() {
      database.close();
    },
  };
}
