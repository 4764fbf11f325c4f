import { afterAll, beforeAll } from 'vitest';
import { createD1Store } from '../../../src/store/d1.ts';
import { createPostgresStore } from '../../../src/store/postgres.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { postgresPools } from '../../support/postgres-pools.ts';
import { startD1 } from '../../support/worker.ts';
import { testOutbox } from './outbox-contract.ts';

testOutbox('SQLite', async () => createSqliteStore({ file: ':memory:' }));

let d1: Awaited<ReturnType<typeof startD1>>;
beforeAll(async () => {
  d1 = await startD1();
});
afterAll(() => d1.dispose());
testOutbox('D1', async () => createD1Store({ database: d1.database }));

const openPool = postgresPools();
testOutbox('PostgreSQL', async () => createPostgresStore({ pool: await openPool() }));
