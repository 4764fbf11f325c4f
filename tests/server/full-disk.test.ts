import { afterAll, expect, test } from 'vitest';
import { makeSmallSite } from '../../scripts/lab/load/small-site.ts';
import { minStored, roomBytes } from '../../scripts/lab/prove/attacks/full-disk.ts';
import { proveFullDisk } from '../../scripts/lab/prove/disk.ts';

const site = makeSmallSite(10);
afterAll(() => site.remove());

test('stores on a full disk what has room inside the database, refuses the rest in words, and recovers', async ({ skip }) => {
  const result = await proveFullDisk(site.siteDir, roomBytes);
  if (result === undefined) return skip('Nothing can be mounted here.');
  expect(result).toMatchObject({ other: 0, readyWhileFull: 503, recovered: 50 });
  expect(result.refused).toBeGreaterThan(0);
  expect(result.stored).toBeGreaterThan(minStored);
});
