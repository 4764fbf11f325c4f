import { openLasting } from './lasting.ts';
import { printablePostgresAddress, readPostgresAddress } from './postgres-address.ts';
import { openPrepared } from './prepared.ts';
import { createSqliteStore } from './sqlite.ts';
import { openSqliteThread } from './sqlite-thread.ts';
import type { Store, StoreError } from './store.ts';

/** Whether `KB_DATABASE` names a PostgreSQL server instead of a file. */
export function isPostgresUrl(database: string): boolean {
  return readPostgresAddress(database) !== undefined;
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
 * as if nobody had ever voted. A server that cannot be reached is waited for in the background.
 *
 * @throws UserError as `openStore`, and what `prepare` throws, unless it is that the server cannot be reached
 */
export async function openServingStore(database: string, { log, prepare = async () => {} }: ServingOptions): Promise<Store> {
  if (isPostgresUrl(database)) {
    const store = await openPostgres(database, { isServing: true });
    // With a store of its own: making an index may take longer than a reader waits.
    const prepareApart = async (): Promise<void> => (await prepared(await openStore(database), prepare)).close();
    return unlessFailed(store, openPrepared({ store, prepare: prepareApart, log }));
  }
  const open = async (onEnd: (error: StoreError) => void, isAgain: boolean): Promise<Store> =>
    prepared(await openSqliteThread({ file: database, mustExist: isAgain }, onEnd), prepare);
  return openLasting({ open, monotonic: () => performance.now(), log });
}

export interface ServingOptions {
  /** Takes a line when the database is lost, cannot be reached, or is there again. */
  log: (line: string) => void;
  /** Makes a database fit for use, such as by `migrate`; again for each file that is put in its place. */
  prepare?: (store: Store) => Promise<void>;
}

function prepared(store: Store, prepare: (store: Store) => Promise<void>): Promise<Store> {
  return unlessFailed(
    store,
    prepare(store).then(() => store),
  );
}

/** Closes the store when what is made of it fails. */
async function unlessFailed(store: Store, made: Promise<Store>): Promise<Store> {
  try {
    return await made;
  } catch (error) {
    await store.close();
    throw error;
  }
}

export interface OpenPostgresOptions {
  /** The server refuses whatever would change the database. */
  readOnly?: boolean;
  /** Readers wait for the answers, so nothing may take long. */
  isServing?: boolean;
}

/**
 * A server's store.
 *
 * @throws UserError when the address asks for something that is not known
 */
export async function openPostgres(
  url: string,
  { readOnly = false, isServing = false }: OpenPostgresOptions = {},
): Promise<Store> {
  // Loaded only where it is used: a site with a file needs no driver in memory.
  const [{ createPostgresStore }, { openPostgresPool }, { createExclusive }] = await Promise.all([
    import('./postgres.ts'),
    import('./postgres-pool.ts'),
    import('./postgres-exclusive.ts'),
  ]);
  if (!isServing) return createPostgresStore({ pool: openPostgresPool(url, { readOnly }) });
  return createPostgresStore({
    pool: openPostgresPool(url, { statementTimeoutMs: servingTimeoutMs - 1_000 }),
    timeoutMs: servingTimeoutMs,
    exclusive: createExclusive(url),
  });
}

/**
 * A browser waits 15 seconds for its vote (`feedback/browser/vote-form.ts`). At worst the vote waits this long for its turn, then
 * four seconds for a connection, then this long for its commit. The server is told to give up earlier: a statement
 * that it refuses costs no connection.
 */
const servingTimeoutMs = 4_000;

/** What may be printed of `KB_DATABASE`: the address without its password. */
export function databaseName(database: string): string {
  const address = readPostgresAddress(database);
  return address === undefined ? database : printablePostgresAddress(address);
}
