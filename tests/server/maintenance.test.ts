import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../scripts/lab/load/postgres.ts';
import { createVoteClock } from '../../src/feedback/votes/vote-clock.ts';
import { defaultFeedbackSettings } from '../../src/knowledge/feedback-settings.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { trustClock } from '../../src/records/clock.ts';
import { migrate } from '../../src/records/migrate.ts';
import { maintainRegularly } from '../../src/server/maintenance.ts';
import { openServingStore } from '../../src/store/open-store.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { openStore, start } from '../feedback/builders.ts';

describe.skipIf(postgresPrograms === undefined)('the maintenance of a database that several processes share', () => {
  let server: PostgresServer;
  let stores: [Store, Store];

  beforeAll(async () => {
    server = await startPostgres();
    const url = await server.newDatabase();
    stores = [await openServingStore(url, { log: () => {} }), await openServingStore(url, { log: () => {} })];
    await migrate(stores[0]);
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await server?.stop();
  });

  const days = async () => (await stores[0].query(statement('SELECT day FROM salt'))).map(({ day }) => day);

  test('is left to the process that is at it, without a word', async () => {
    const lines: string[] = [];
    const maintainOnce = () =>
      maintainRegularly({
        store: stores[1],
        readSettings: async () => defaultFeedbackSettings,
        clock: Date.now,
        voteClock: createVoteClock(Date.now, () => 0),
        log: (line) => lines.push(line),
      }).stop();
    await stores[0].write([statement("INSERT INTO salt (day, value) VALUES ('2020-01-01', 'old')")]);
    await stores[0].exclusively?.('maintenance', async () => {
      await maintainOnce();
      expect(await days()).toEqual(['2020-01-01']);
    });
    await maintainOnce();
    expect(await days()).toEqual([]);
    expect(lines).toEqual([]);
  });
});

test('logs that the clock is not trusted', async () => {
  const store = await openStore();
  await trustClock(store, start);
  const lines: string[] = [];
  const clock = () => start + 8 * dayMs;
  const readSettings = async () => defaultFeedbackSettings;
  await maintainRegularly({
    store,
    readSettings,
    clock,
    voteClock: createVoteClock(clock, () => 0),
    log: (line) => lines.push(line),
  }).stop();
  expect(lines).toEqual([expect.stringContaining('The clock is 8.0 days ahead of the last trusted time.')]);
});
