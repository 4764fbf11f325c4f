import { afterAll, expect, test } from 'vitest';
import { startChild } from '../../scripts/lab/load/child-server.ts';
import { makeSmallSite } from '../../scripts/lab/load/small-site.ts';
import { pipeline } from '../../scripts/lab/prove/attacks/pipelining.ts';
import { silentConnections } from '../../scripts/lab/prove/attacks/silent-connections.ts';
import { proveFuzz } from '../../scripts/lab/prove/fuzz.ts';
import { proveHostile } from '../../scripts/lab/prove/hostile.ts';

const site = makeSmallSite(10);
afterAll(() => site.remove());

test('answers no broken or hostile request with 5xx', { timeout: 60_000 }, async () => {
  const { byStatus, faults } = await proveFuzz(3_000, 7);
  expect(faults).toEqual([]);
  // Every kind of refusal was met, and honest ones were stored.
  expect(Object.keys(byStatus).map(Number)).toEqual(
    expect.arrayContaining([200, 201, 202, 303, 400, 403, 404, 405, 411, 413, 415, 422]),
  );
});

test('gives what no browser sends the right status, and is not kept from honest votes by slow clients', {
  timeout: 60_000,
}, async () => {
  const server = await startChild(['scripts/serve.ts', '--site', site.siteDir], { KB_DATABASE: site.database('hostile.db') });
  try {
    const { cases, whileSlow } = await proveHostile(server.url, 100);
    expect(cases.filter(({ expected, status }) => !expected.includes(status))).toEqual([]);
    expect(whileSlow).toEqual({ slowClients: 100, votes: 500, refused: 0 });
  } finally {
    await server.stop();
  }
  expect(server.output()).not.toMatch(/Error|ballot/);
});

test('gives every reader every page while a few addresses hold all connections', { timeout: 60_000 }, async () => {
  expect(await silentConnections.run(() => {})).toEqual({ after: '400 pages read, 0 not', isMet: true });
});

test('needs no more memory for thousands of requests whose answers nobody reads, and goes on serving pages', {
  timeout: 60_000,
}, async () => {
  const { idleMiB, peakMiB, lostPages } = await pipeline({ connections: 40, depth: 1_500, seconds: 2 });
  expect(peakMiB).toBeLessThan(1.5 * idleMiB);
  expect(lostPages).toBe(0);
});
