import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { readTotals } from '../../src/feedback/totals.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { statement } from '../../src/store/store.ts';
import { vote } from '../feedback/builders.ts';
import { buildSite, configFor } from './support/site.ts';

const readers = 16;
const killedAfter = 250;
const rounds = 3;

it('has every acknowledged vote exactly once after it was killed under load', { timeout: 60_000 }, async () => {
  const siteDir = buildSite();
  const { database } = configFor(siteDir);
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round++) {
    acknowledged.push(...(await voteUntilKilled(['scripts/serve.ts', '--site', siteDir], database)));
    expect(await countLost(acknowledged, database)).toBe(0);
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(rounds * killedAfter);
});

it('would notice an endpoint that acknowledges before it commits', { timeout: 60_000 }, async () => {
  const { database } = configFor(buildSite());
  mkdirSync(dirname(database), { recursive: true });
  const acknowledged = await voteUntilKilled(['tests/server/support/hasty-server.ts'], database);
  expect(await countLost(acknowledged, database)).toBeGreaterThan(0);
});

/** Votes from several readers at once until the server process is killed. Returns the ids it acknowledged. */
async function voteUntilKilled([script = '', ...options]: string[], database: string): Promise<string[]> {
  const child = spawn(process.execPath, [resolve(script), ...options], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', KB_DATABASE: database, RATE_LIMIT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [output] = await once(child.stdout, 'data');
  const url = /http:\S+(?=\/)/.exec(String(output))?.[0] ?? '';
  const acknowledged: string[] = [];

  async function voteAgainAndAgain(): Promise<void> {
    while (!child.killed) {
      const id = randomUUID();
      const request = {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(vote({ id })),
      };
      // A connection that breaks off is no acknowledgement.
      const response = await fetch(`${url}/api/votes`, request).catch(() => undefined);
      if (response?.status === 201) acknowledged.push(id);
      if (acknowledged.length >= killedAfter) child.kill('SIGKILL');
    }
  }

  await Promise.all(Array.from({ length: readers }, voteAgainAndAgain));
  await exited;
  return acknowledged;
}

/** Acknowledged votes that the reopened database does not have; a vote it has twice is an error at once. */
async function countLost(acknowledged: readonly string[], database: string): Promise<number> {
  const store = createSqliteStore({ file: database });
  const ids = (await store.query(statement('SELECT id FROM event'))).map(({ id }) => String(id));
  const [ballots] = await store.query(statement('SELECT count(*) AS n FROM ballot'));
  const counted = (await readTotals(store)).reduce(
    (sum, { helpful, notHelpful, heldBack }) => sum + helpful + notHelpful + heldBack,
    0,
  );
  await store.close();
  const stored = new Set(ids);
  expect(stored.size).toBe(ids.length);
  expect([ballots?.['n'], counted]).toEqual([ids.length, ids.length]);
  return acknowledged.filter((id) => !stored.has(id)).length;
}
