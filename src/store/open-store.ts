import { openLasting } from './lasting.ts';
import type { PoolOptions } from './postgres-pool.ts';
import { createSqliteStore } from './sqlite.ts';
import { openSqliteThread } from './sqlite-thread.ts';
import type { Store, StoreError } from './store.ts';

/** Whether `KB_DATABASE` names a PostgreSQL server instead of a file. */
export function isPostgresUrl(database: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(database) && URL.canParse(database);
}

/**
 * The store that `KB_DATABASE` names.
 *
 * @param database a file, which is made when it is missing, or a `postgres://` address
 * @throws UserError when a file cannot be opened; a server is only asked at the first statement
 */
export async function openStore(database: string): Promise<Store> {
  return isPostgresUrl(database) ? openPostgres(database) : createSqliteStore({ file: database });
}

/**
 * The same store for whoever has requests to answer meanwhile: a file is written by a thread of its own, which is
 * started anew when it has ended. A file that was there once is never made anew while serving: an empty one would look
 * as if nobody had ever voted.
 *
 * @param log takes a line when that happens; a server's connections are made anew without one
 * @param prepare makes what was just opened fit for use, such as by `migrate`: a file may have been put in its place
 * @throws UserError as `openStore`, and what `prepare` throws
 */
export async function openServingStore(
  database: string,
  log: (line: string) => void,
  prepare: (store: Store) => Promise<void> = async () => {},
): Promise<Store> {
  if (isPostgresUrl(database)) return prepared(await openPostgres(database), prepare);
  const open = async (onEnd: (error: StoreError) => void, isAgain: boolean): Promise<Store> =>
    prepared(await openSqliteThread({ file: database, mustExist: isAgain }, onEnd), prepare);
  return openLasting({ open, monotonic: () => performance.now(), log });
}

async function prepared(store: Store, prepare: (store: Store) => Promise<void>): Promise<Store> {
  try {
    await prepare(store);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** A server's store; one that only reads is refused every change by the server itself. */
export async function openPostgres(url: string, options?: PoolOptions): Promise<Store> {
  // Loaded only where it is used: a site with a file needs no driver in memory.
  const [{ createPostgresStore }, { openPostgresPool }] = await Promise.all([
    import('./postgres.ts'),
    import('./postgres-pool.ts'),
  ]);
  return createPostgresStore({ pool: openPostgresPool(url, options) });
}

/** What may be printed of `KB_DATABASE`: the address without its password. */
export function databaseName(database: string): string {
  if (!isPostgresUrl(database)) return database;
  const { protocol, host, pathname } = new URL(database);
  return `${protocol}//${host}${pathname}`;
}
