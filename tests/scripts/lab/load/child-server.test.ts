import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startChild } from '../../../../scripts/lab/load/child-server.ts';
import { makeFolder, writeFiles } from '../../../support/builders.ts';

test.each([
  ['ends', "console.error('no port'); process.exit(3);", 'The server did not start: no port'],
  ['is killed', "process.kill(process.pid, 'SIGKILL');", 'The server did not start: '],
])('a server that %s before it names its address is reported', async (_, code, message) => {
  const folder = await makeFolder();
  await writeFiles(folder, { 'server.mjs': code });
  await expect(startChild([join(folder, 'server.mjs')], {})).rejects.toThrow(message);
});
