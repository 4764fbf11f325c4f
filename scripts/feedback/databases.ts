import { existsSync } from 'node:fs';
import { UserError } from '../../src/errors.ts';
import { migrate } from '../../src/records/migrate.ts';
import { readDatabase } from '../../src/records/read-database.ts';
import { databaseName, isPostgresUrl, openStore } from '../../src/store/open-store.ts';
import { type Store, StoreError } from '../../src/store/store.ts';

/**
 * Opens the database while a task runs, creating and migrating it as needed.
 *
 * @throws UserError when it cannot be used
 */
export async function withStore<Result>(database: string, task: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(database);
  try {
    await migrate(store);
    return await task(store);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    throw new UserError(
      `${databaseName(database)} cannot be used: ${error.message}`,
      'Make sure that it can be reached and has room, then try again.',
      { cause: error },
    );
  } finally {
    await store.close();
  }
}

/** The same, but the database must already exist. */
export async function withExistingStore<Result>(database: string, task: (store: Store) => Promise<Result>): Promise<Result> {
  requireDatabase(database);
  return withStore(database, task);
}

/**
 * The same, but read-only: the database is neither changed nor migrated.
 *
 * @throws UserError when it cannot be read, or is empty
 */
export async function withReadOnlyStore<Result>(database: string, task: (store: Store) => Promise<Result>): Promise<Result> {
  requireDatabase(database);
  const read = await readDatabase(database, async (store) => ({ result: await task(store) }));
  if (read === undefined)
    throw new UserError(
      `The database ${databaseName(database)} has no tables yet.`,
      'The server creates them when it starts. If this is the wrong database, name another one with KB_DATABASE or --database.',
    );
  return read.result;
}

/** A misspelt name must not look like an empty database. */
function requireDatabase(database: string): void {
  if (isPostgresUrl(database) || existsSync(database)) return;
  throw new UserError(`There is no database ${database}.`, 'Name it with KB_DATABASE or --database.');
}
