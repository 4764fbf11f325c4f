import { createPostgresStore } from '../postgres.ts';
import { type Store, StoreError, statement } from '../store.ts';
import { openPostgresPool, type ServerPool } from './pool.ts';
import { LockTakenError } from './session.ts';

export interface Exclusive {
  /** `Store.exclusively` */
  run: NonNullable<Store['exclusively']>;
  /** Aborts running tasks: their next statement fails. */
  abort(): void;
}

/** Runs each task on a separate connection, which holds a lock with the task's name until the task ends. */
export function createExclusive(url: string): Exclusive {
  const pools = new Set<ServerPool>();
  return {
    async run(name, task) {
      const pool = openPostgresPool(url, { lock: name, statementTimeoutMs: stepTimeoutMs - 1_000 });
      const store = createPostgresStore({ pool, timeoutMs: stepTimeoutMs });
      pools.add(pool);
      try {
        // Connects, which takes the lock, before the task begins.
        await store.query(statement('SELECT 1'));
        const result = await task(store);
        // Closing does not wait for the server to end the session. A lock that is not given up here ends with it.
        await store.query(statement('SELECT pg_advisory_unlock_all()')).catch(() => {});
        return result;
      } catch (error) {
        if (error instanceof StoreError && error.cause instanceof LockTakenError) return undefined;
        throw error;
      } finally {
        pools.delete(pool);
        await store.close();
      }
    },
    abort() {
      for (const pool of pools) pool.destroy();
    },
  };
}

/** Long tasks work in batches, so a statement that takes longer than this is stuck. */
const stepTimeoutMs = 60_000;
