import { openDeferredStore } from './deferred-store.ts';
import { printablePostgresAddress, readPostgresAddress } from './postgres/address.ts';
import { openReopeningStore } from './reopening-store.ts';
import { openSqliteThread } from './sqlite/thread.ts';
import { createSqliteStore } from './sqlite.ts';
import type { Store, StoreError } from './store.ts';

/** Whether `KB_DATABASE` names a PostgreSQL server instead of a file. */
export function isPostgresUrl(database: string): boolean {
  return readPostgresAddress(database) !== undefined;
}

/**
 * Opens the store that `KB_DATABASE` names.
 *
 * @param database a file, or a `postgres://` address; the first statement connects
 * @param options `isReadOnly`: the database refuses changes; otherwise a missing file is created
 * @throws UserError when a file cannot be opened
 */
export async function openStore(database: string, { isReadOnly = false } = {}): Promise<Store> {
  if (!isPostgresUrl(database)) return createSqliteStore({ file: database, mode: isReadOnly ? 'read' : 'create' });
  const { createPostgresStore, openPostgresPool } = await loadPostgres();
  return createPostgresStore({ pool: openPostgresPool(database, { isReadOnly }) });
}

interface ServingOptions {
  /** Logs when the database is lost, unavailable, or available again. */
  log: (line: string) => void;
  /** Makes a database ready for use, such as by `migrate`; called again for each file that replaces an earlier one. */
  prepare?: (store: Store) => Promise<void>;
}

/**
 * Opens the store that `KB_DATABASE` names, for a process that serves requests. A file is opened in a worker thread, which
 * is restarted if it exits. A file that disappears is not created again, because an empty one would look as if there had
 * never been a vote. An unavailable server is retried in the background.
 *
 * @throws UserError as `openStore`, and what `prepare` throws, unless the server is unavailable
 */
export async function openServingStore(database: string, { log, prepare = async () => {} }: ServingOptions): Promise<Store> {
  if (isPostgresUrl(database)) {
    const store = await openServingPostgres(database);
    // In a separate store without timeouts: creating an index may take longer than a reader waits.
    const prepareSeparately = async (): Promise<void> => (await openPrepared(await openStore(database), prepare)).close();
    return closeOnFailure(store, openDeferredStore({ store, prepare: prepareSeparately, log }));
  }
  const open = async (onEnd: (error: StoreError) => void, isAgain: boolean): Promise<Store> =>
    openPrepared(await openSqliteThread({ file: database, mode: isAgain ? 'existing' : 'create' }, onEnd), prepare);
  return openReopeningStore({ open, log });
}

function openPrepared(store: Store, prepare: (store: Store) => Promise<void>): Promise<Store> {
  return closeOnFailure(
    store,
    prepare(store).then(() => store),
  );
}

async function closeOnFailure(store: Store, opening: Promise<Store>): Promise<Store> {
  try {
    return await opening;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openServingPostgres(url: string): Promise<Store> {
  const { createPostgresStore, openPostgresPool, createExclusive } = await loadPostgres();
  return createPostgresStore({
    pool: openPostgresPool(url, { statementTimeoutMs: servingTimeoutMs - 1_000 }),
    timeoutMs: servingTimeoutMs,
    exclusive: createExclusive(url),
  });
}

/**
 * A browser waits 15 seconds for its vote (`endpoint/browser/send.ts`). At worst the vote waits this long for its turn,
 * then four seconds for a connection, then this long for its commit. The server's own timeout is shorter: when the server
 * cancels a statement, the connection can be kept.
 */
const servingTimeoutMs = 4_000;

/** Loaded on demand: a SQLite file does not need the driver. */
async function loadPostgres() {
  const [{ createPostgresStore }, { openPostgresPool }, { createExclusive }] = await Promise.all([
    import('./postgres.ts'),
    import('./postgres/pool.ts'),
    import('./postgres/exclusive.ts'),
  ]);
  return { createPostgresStore, openPostgresPool, createExclusive };
}

/** `KB_DATABASE` in printable form: without user and password. */
export function databaseName(database: string): string {
  const address = readPostgresAddress(database);
  return address === undefined ? database : printablePostgresAddress(address);
}
