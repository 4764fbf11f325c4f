import { type Row, type Statement, type Store, StoreError } from './store.ts';

interface D1Options {
  /** The Worker's binding. */
  database: D1;
}

/** The part of Cloudflare's `D1Database` that is used. */
export interface D1 {
  prepare(sql: string): D1Statement;
  batch(statements: D1Statement[]): Promise<D1Result[]>;
}

interface D1Statement {
  bind(...values: unknown[]): D1Statement;
  all(): Promise<D1Result>;
}

interface D1Result {
  /** Null for statements that return no rows. */
  results: unknown[] | null;
}

/**
 * A store in Cloudflare D1. Each write is one `batch()`, which D1 runs as a transaction. Writes of several requests do
 * not share a batch: a Worker cannot settle the promise of another request.
 */
export function createD1Store({ database }: D1Options): Store {
  let closed = false;
  const running = new Set<Promise<unknown>>();

  async function guard<T>(task: () => Promise<T>): Promise<T> {
    if (closed) throw new StoreError('[d1] The store is closed.');
    const started = task();
    running.add(started);
    try {
      return await started;
    } catch (cause) {
      throw new StoreError(`[d1] ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    } finally {
      running.delete(started);
    }
  }

  const prepare = ({ sql, values }: Statement): D1Statement => database.prepare(sql).bind(...values);

  return {
    query: <R extends Row>(statement: Statement) => guard(async () => ((await prepare(statement).all()).results ?? []) as R[]),

    write(statements) {
      return guard(async () => {
        const results = await database.batch(statements.map(prepare));
        return results.map(({ results: rows }) => (rows ?? []) as Row[]);
      });
    },

    async scrub() {},

    async close() {
      closed = true;
      await Promise.allSettled(running);
    },
  };
}
