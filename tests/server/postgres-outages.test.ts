import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { send, startChild } from '../../scripts/lab/load/child-server.ts';
import { postgresPrograms, startPostgres } from '../../scripts/lab/load/postgres.ts';
import { makeSmallSite, smallSiteVote, timedUuid } from '../../scripts/lab/load/small-site.ts';
import { isWithoutLoss } from '../../scripts/lab/prove/attacks/outage.ts';
import { failOver } from '../../scripts/lab/prove/attacks/postgres-failover.ts';
import { crashPostgresRepeatedly } from '../../scripts/lab/prove/attacks/postgres-stops.ts';
import { isLong } from '../support/long.ts';

describe.skipIf(postgresPrograms === undefined)('while PostgreSQL is out', { timeout: 120_000 }, () => {
  test('pages are served, what was acknowledged stays, and votes are taken again by themselves', async () => {
    const result = await crashPostgresRepeatedly(isLong ? 3 : 1);
    expect(result).toMatchObject({ ended: 0, failedPages: 0, lost: 0, duplicated: 0 });
    expect(isWithoutLoss(result)).toBe(true);
    expect(result.votesByStatus[503]).toBeGreaterThan(0);
  });

  test('its promoted standby takes over with everything that was acknowledged', async () => {
    const result = await failOver('SIGKILL');
    expect(result).toMatchObject({ ended: 0, failedPages: 0, lost: 0, duplicated: 0 });
    expect(isWithoutLoss(result)).toBe(true);
  });

  test('a server starts, serves pages, refuses votes, and makes the tables when the database is there', async () => {
    const site = makeSmallSite(10);
    const database = await startPostgres();
    onTestFinished(async () => {
      await database.stop();
      site.remove();
    });
    const environment = { KB_DATABASE: await database.newDatabase(), KB_KEY: Buffer.alloc(32, 7).toString('base64') };
    await database.crash('immediate');
    const server = await startChild(['scripts/serve.ts', '--site', site.siteDir], environment);
    onTestFinished(() => server.stop('SIGKILL'));
    const vote = () => send(`${server.url}/api/votes`, smallSiteVote(timedUuid(), 1));
    expect((await fetch(`${server.url}/`)).status).toBe(200);
    const refused = await vote();
    expect([refused?.status, refused?.headers.get('Retry-After')]).toEqual([503, '5']);
    expect((await fetch(`${server.url}/api/ready`)).status).toBe(503);
    expect(server.output()).toMatch(
      /ECONNREFUSED.*Pages are served meanwhile; submissions are refused with 503 until the database is available\./,
    );
    await database.restart();
    await expect.poll(async () => (await vote())?.status, { timeout: 20_000 }).toBe(201);
    expect(server.output()).toContain('The database is available; submissions are stored.');
    // Waiting helps nobody whose address is wrong.
    const misspelt = { ...environment, KB_DATABASE: environment.KB_DATABASE.replace('/test1', '/nowhere') };
    await expect(startChild(['scripts/serve.ts', '--site', site.siteDir], misspelt)).rejects.toThrow(
      'cannot be used: [postgres] database "nowhere" does not exist.',
    );
  });

  test('a server that is told to stop does not wait for one that hangs', { timeout: 50_000 }, async () => {
    const site = makeSmallSite(10);
    const database = await startPostgres();
    onTestFinished(async () => {
      await database.stop();
      site.remove();
    });
    const environment = { KB_DATABASE: await database.newDatabase(), KB_KEY: Buffer.alloc(32, 7).toString('base64') };
    const server = await startChild(['scripts/serve.ts', '--site', site.siteDir], environment);
    onTestFinished(() => server.stop('SIGKILL'));
    const vote = (article: number) => send(`${server.url}/api/votes`, smallSiteVote(timedUuid(), article));
    // At once, so that there are connections besides the one that will be in use.
    const stored = await Promise.all(Array.from({ length: 10 }, (_, article) => vote(article)));
    expect(stored.map((answer) => answer?.status)).toEqual(Array(10).fill(201));
    database.freeze('SIGSTOP');
    onTestFinished(() => database.freeze('SIGCONT'));
    const refused = vote(1);
    expect((await fetch(`${server.url}/`)).status).toBe(200);
    expect((await refused)?.status).toBe(503);
    const exited = once(server.child, 'exit');
    server.child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });
});
