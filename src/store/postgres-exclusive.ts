import { createPostgresStore } from './postgres.ts';
import { LockTakenError, openPostgresPool, type ServerPool } from './postgres-pool.ts';
import { type Store, StoreError, statement } from './store.ts';

export interface Exclusive {
  /** See `Store`. */
  run: NonNullable<Store['exclusively']>;
  /** Cuts the tasks that are under way: their next statement fails. */
  cut(): void;
}

/**
 * Runs each task on a connection of its own that holds a lock of the task's name. With the connection, the lock and the
 * task end together.
 */
export function createExclusive(url: string): Exclusive {
  const pools = new Set<ServerPool>();
  return {
    async run(name, task) {
      const pool = openPostgresPool(url, { lock: name, statementTimeoutMs: stepTimeoutMs - 1_000 });
      const store = createPostgresStore({ pool, timeoutMs: stepTimeoutMs });
      pools.add(pool);
      try {
        // A first statement takes the lock, so that nothing of the task is done without it.
        await store.query(statement('SELECT 1'));
        return await task(store);
      } catch (error) {
        if (error instanceof StoreError && error.cause instanceof LockTakenError) return undefined;
        throw error;
      } finally {
        pools.delete(pool);
        await store.close();
      }
    },
    cut() {
      for (const pool of pools) pool.destroy();
    },
  };
}

/** Long work is done in steps, so that a step that takes longer is stuck. */
const stepTimeoutMs = 60_000;
