import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { startChild } from '../../../../scripts/lab/load/child-server.ts';
import { makeFolder, writeFiles } from '../../../support/builders.ts';

afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['ends', "console.error('no port'); process.exit(3);", 'The server did not start: no port'],
  ['is killed', "process.kill(process.pid, 'SIGKILL');", 'The server did not start: '],
])('a server that %s before it names its address is reported, and nothing waits for it any more', async (_, code, message) => {
  const folder = await makeFolder();
  await writeFiles(folder, { 'server.mjs': code });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await expect(startChild([join(folder, 'server.mjs')], {})).rejects.toThrow(message);
  expect(vi.getTimerCount()).toBe(0);
});
