import { PGlite, types } from '@electric-sql/pglite';
import type { PostgresConnection, PostgresPool } from '../../src/store/postgres.ts';

/** Starting it takes seconds, emptying it does not. */
let started: Promise<PGlite> | undefined;

/** PostgreSQL in this process, in memory and empty: one connection, which its users take in turns. One at a time. */
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
