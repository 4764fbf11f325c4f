import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../../scripts/lab/load/postgres.ts';
import { acceptSurge, readHeldBack } from '../../../src/feedback/votes/held-back.ts';
import { recordVote } from '../../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../../src/feedback/votes/revisions.ts';
import { readTotals, rebuildTotals } from '../../../src/feedback/votes/totals.ts';
import { dayMs, dayOf } from '../../../src/metrics/instants.ts';
import { migrate } from '../../../src/records/migrate.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { type Statement, type Store, statement } from '../../../src/store/store.ts';
import { arrival, countingRandom, revisionsFile, start, vote } from '../builders.ts';

describe.skipIf(postgresPrograms === undefined)('a surge accepted on PostgreSQL while another process counts a vote', () => {
  let server: PostgresServer;
  let url: string;
  let store: Store;

  beforeAll(async () => {
    server = await startPostgres();
    url = await server.newDatabase();
    store = await openStore(url);
    await migrate(store);
    await rememberRevisions(store, revisionsFile(), start);
  });
  afterAll(async () => {
    await store?.close();
    await server?.stop();
  });

  /** Casts a vote as another process does, whose transaction is open until `commit`. */
  async function castSlowly(random: () => Uint8Array): Promise<{ commit: () => Promise<void> }> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query('BEGIN');
    const run = async ({ sql, values }: Statement) => {
      let number = 0;
      return (
        await client.query(
          sql.replaceAll('?', () => `$${++number}`),
          [...values],
        )
      ).rows;
    };
    const other: Store = {
      ...store,
      query: run,
      async write(statements) {
        const rows = [];
        for (const each of statements) rows.push(await run(each));
        return rows;
      },
    };
    await recordVote(
      other,
      arrival(other, () => Uint8Array.from(random())),
      vote(),
    );
    return {
      async commit() {
        await client.query('COMMIT');
        await client.end();
      },
    };
  }

  const sumOf = async (sql: string) => Number((await store.query(statement(sql)))[0]?.['n']);

  test('loses no vote from the tally, and leaves no vote that counts in one table and not in another', async () => {
    const random = countingRandom();
    await Promise.all(Array.from({ length: 25 }, () => recordVote(store, arrival(store, random), vote())));
    const other = countingRandom();
    // Other bytes than those of the votes before.
    const slow = await castSlowly(() => other(16).fill(9, 8));
    const accepting = acceptSurge(store, { article: 'refund', locale: 'zh-cn', edition: 'public', day: dayOf(start) });
    await expect
      .poll(async () => (await server.run("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'")).rowCount)
      .toBeGreaterThan(0);
    await slow.commit();
    expect(await accepting).toBe(5);

    expect(await sumOf('SELECT sum(n) AS n FROM tally')).toBe(26);
    expect(
      await sumOf(`SELECT count(*) AS n FROM ballot JOIN event ON event.seq = ballot.seq
        WHERE (event.held = '') <> (ballot.trust = 1)`),
    ).toBe(0);
    const totals = await readTotals(store);
    expect(totals).toMatchObject([{ helpful: 25, heldBack: 1 }]);
    await rebuildTotals(store, start + dayMs);
    expect(await readTotals(store)).toEqual(totals);
    expect(await readHeldBack(store, { from: dayOf(start), to: dayOf(start) })).toBeDefined();
  });
});
