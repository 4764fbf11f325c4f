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
 * started anew when it has ended.
 *
 * @param log takes a line when that happens; a server's connections are made anew without one
 * @throws UserError as `openStore`
 */
export async function openServingStore(database: string, log: (line: string) => void): Promise<Store> {
  if (isPostgresUrl(database)) return openPostgres(database);
  const open = (onEnd: (error: StoreError) => void): Promise<Store> => openSqliteThread({ file: database }, onEnd);
  return openLasting({ open, monotonic: () => performance.now(), log });
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
