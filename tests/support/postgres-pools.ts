import { afterAll, beforeAll } from 'vitest';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../scripts/lab/load/postgres.ts';
import { openPostgresPool } from '../../src/store/postgres/pool.ts';
import type { PostgresPool } from '../../src/store/postgres.ts';
import { openPglitePool } from './pglite.ts';

/**
 * Empty databases for the tests of the surrounding file or `describe`: of a real server where PostgreSQL is installed,
 * else of PGlite in this process, which takes seconds to start; with PGlite, open one pool at a time.
 *
 * @returns opens a pool of an empty database
 */
export function postgresPools(): () => Promise<PostgresPool> {
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    if (postgresPrograms !== undefined) server = await startPostgres();
  });
  afterAll(() => server?.stop());
  return async () => (server === undefined ? openPglitePool() : openPostgresPool(await server.newDatabase()));
}
