import { afterAll, expect, it } from 'vitest';
import { makeSmallSite } from '../../scripts/load/small-site.ts';
import { proveKills } from '../../scripts/prove/kill.ts';
import { proveSyncs, straceIsThere } from '../../scripts/prove/syncs.ts';

const site = makeSmallSite(10);
afterAll(() => site.remove());

const serve = ['scripts/serve.ts', '--site', site.siteDir];

it('has every acknowledged vote exactly once after it was killed under load', { timeout: 60_000 }, async () => {
  const environment = { KB_DATABASE: site.database('killed.db') };
  const result = await proveKills({ script: serve, environment, kills: 3 });
  expect(result).toMatchObject({ kills: 3, lost: 0, duplicated: 0 });
  expect(result.acknowledged).toBeGreaterThan(100);
});

it('would notice an endpoint that acknowledges before it commits', { timeout: 60_000 }, async () => {
  const environment = { KB_DATABASE: site.database('hasty.db') };
  const { lost } = await proveKills({ script: ['scripts/prove/hasty-server.ts'], environment, kills: 1 });
  expect(lost).toBeGreaterThan(0);
});

it.skipIf(!straceIsThere)('syncs the disk before each batch of answers', { timeout: 60_000 }, async () => {
  const result = await proveSyncs({ script: serve, environment: { KB_DATABASE: site.database('traced.db') }, votes: 300 });
  expect(result.early).toBe(0);
  expect(result.answers).toBe(300);
  expect(result.syncs).toBeGreaterThan(0);
});
