import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withCpuProfile } from '../../scripts/cpu-profile.ts';
import { newFolder } from '../support/folder.ts';

test('a profile has the time of the work and of the processes it starts, and is written when it fails', async () => {
  const folder = join(newFolder(), 'with a space');
  const work = withCpuProfile(folder, async () => {
    execFileSync(process.execPath, ['--eval', 'for (let n = 0; n < 1e7; n += 1);']);
    throw new Error('It fails.');
  });
  await expect(work).rejects.toThrow('It fails.');
  const profiles = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  expect(profiles).toHaveLength(2);
  for (const { nodes } of profiles) expect(nodes.length).toBeGreaterThan(0);
  expect(process.env['NODE_OPTIONS'] ?? '').not.toContain('cpu-prof');
});
