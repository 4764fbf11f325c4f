import { PGlite, types } from '@electric-sql/pglite';
import type { PostgresConnection, PostgresPool } from '../../src/store/postgres.ts';

/** Shared, because starting it takes seconds and emptying it does not. */
let started: Promise<PGlite> | undefined;

/**
 * An empty in-memory PostgreSQL in this process. It has a single connection, which callers wait for; open one pool at a
 * time.
 */
export async function openPglitePool(): Promise<PostgresPool> {
  started ??= PGlite.create({ parsers: { [types.INT8]: Number, [types.NUMERIC]: Number } });
  const database = await started;
  await database.exec('DEALLOCATE ALL; DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  let turn: Promise<void> = Promise.resolve();
  const connection: PostgresConnection = {
    query: async (text) => (await database.exec(text)).map(({ rows }) => ({ rows })),
    release: () => {},
    cancel: () => {},
  };
  return {
    async connect() {
      const before = turn;
      const { promise, resolve } = Promise.withResolvers<void>();
      turn = promise;
      await before;
      connection.release = () => resolve();
      return connection;
    },
    end: async () => {},
  };
}
