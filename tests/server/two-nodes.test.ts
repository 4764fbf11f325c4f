import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ChildServer, send, startChild } from '../../scripts/lab/load/child-server.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../scripts/lab/load/postgres.ts';
import { readTotals } from '../../src/feedback/votes/totals.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { vote } from '../feedback/builders.ts';
import { runScript } from '../support/run.ts';
import { buildSite } from './support/site.ts';

describe.skipIf(postgresPrograms === undefined)('two processes on one PostgreSQL', { timeout: 60_000 }, () => {
  let server: PostgresServer;
  let siteDir: string;
  let environment: NodeJS.ProcessEnv;
  let nodes: ChildServer[] = [];
  let store: Store;

  const startNode = () => startChild(['scripts/serve.ts', '--site', siteDir], environment);

  beforeAll(async () => {
    server = await startPostgres();
    siteDir = buildSite();
    environment = {
      KB_DATABASE: await server.newDatabase(),
      KB_KEY: Buffer.alloc(32, 7).toString('base64'),
      TRUSTED_PROXIES: '127.0.0.1',
    };
    // Both at once over an empty database: the tables are made once.
    nodes = await Promise.all([startNode(), startNode()]);
    store = await openStore(environment['KB_DATABASE'] ?? '');
  });
  afterAll(async () => {
    await store?.close();
    await Promise.all(nodes.map((node) => node.stop()));
    await server?.stop();
  });

  const url = (node: number) => `${nodes[node % 2]?.url}/api/votes`;
  const total = async () => (await readTotals(store))[0] ?? { helpful: 0, notHelpful: 0, heldBack: 0 };

  test('count one vote of one address, though they come to both at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, number) => send(url(number), vote(), { 'User-Agent': `Agent ${number}` })),
    );
    expect(answers.map((answer) => answer?.status)).toEqual(Array(40).fill(201));
    expect(await total()).toMatchObject({ helpful: 1, heldBack: 39 });
  });

  test('count a vote once that is sent to both under one id, and change it by either', async () => {
    const before = await total();
    const id = randomUUID();
    const answers = await Promise.all(
      [0, 1, 0, 1].map((node) => send(url(node), vote({ id }), { 'X-Forwarded-For': '203.0.113.2' })),
    );
    expect(answers.map((answer) => answer?.status).toSorted()).toEqual([200, 200, 200, 201]);
    const ballot = (await answers[0]?.json())?.ballot;
    expect((await send(url(1), vote({ ballot, value: 'not-helpful' }), { 'X-Forwarded-For': '203.0.113.2' }))?.status).toBe(201);
    expect(await total()).toMatchObject({ helpful: before.helpful, notHelpful: before.notHelpful + 1 });
  });

  test('are read by the report while they serve', async () => {
    const { code, stdout } = await runScript('report', ['--json'], { KB_DATABASE: environment['KB_DATABASE'] });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).votes).toMatchObject({ recorded: true, heldBack: 39, unassigned: [{ article: 'refund' }] });
  });

  test('have every acknowledged vote once after one of them was killed under load', async () => {
    const acknowledged: string[] = [];
    async function voteAgainAndAgain(node: number): Promise<void> {
      for (let time = 0; time < 60; time++) {
        const id = randomUUID();
        const answer = await send(url(node), vote({ id }), { 'User-Agent': id });
        if (answer?.status === 201) acknowledged.push(id);
        if (acknowledged.length === 200) void nodes[0]?.stop('SIGKILL');
      }
    }
    await Promise.all(Array.from({ length: 8 }, (_, node) => voteAgainAndAgain(node)));
    nodes[0] = await startNode();
    const ids = (await store.query(statement('SELECT id FROM event'))).map(({ id }) => String(id));
    expect(new Set(ids).size).toBe(ids.length);
    const stored = new Set(ids);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(200);
    const { helpful, notHelpful, heldBack } = await total();
    expect(helpful + notHelpful + heldBack).toBe((await store.query(statement('SELECT count(*) AS n FROM ballot')))[0]?.['n']);
  });
});
