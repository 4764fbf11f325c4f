import { afterAll, beforeAll } from 'vitest';
import { createD1Store } from '../../src/store/d1.ts';
import { startD1 } from '../support/worker.ts';
import { testStore } from './store-contract.ts';

let d1: Awaited<ReturnType<typeof startD1>>;

beforeAll(async () => {
  d1 = await startD1();
});
afterAll(() => d1.dispose());

testStore('D1', async () => {
  await d1.empty();
  return createD1Store({ database: d1.database });
});
