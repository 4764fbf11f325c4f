import { createPostgresStore } from './postgres.ts';
import { LockTakenError, openPostgresPool } from './postgres-pool.ts';
import { type Store, StoreError, statement } from './store.ts';

/**
 * Runs a task on a connection that holds a lock of the task's name. Every statement of it goes over that connection,
 * so with the connection the lock and the task end together.
 *
 * @returns what the task gives; `undefined` while another process holds the lock
 */
export async function runExclusively<Result>(
  url: string,
  name: string,
  task: (store: Store) => Promise<Result>,
): Promise<Result | undefined> {
  const pool = openPostgresPool(url, { lock: name, statementTimeoutMs: stepTimeoutMs - 1_000 });
  const store = createPostgresStore({ pool, timeoutMs: stepTimeoutMs });
  try {
    // A first statement takes the lock, so that nothing of the task is done without it.
    await store.query(statement('SELECT 1'));
    return await task(store);
  } catch (error) {
    if (error instanceof StoreError && error.cause instanceof LockTakenError) return undefined;
    throw error;
  } finally {
    await store.close();
  }
}

/** Long work is done in steps, so that a step that takes longer is stuck. */
const stepTimeoutMs = 60_000;
