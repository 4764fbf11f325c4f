import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Ended, runScript } from './run.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The sample content, built as the public edition. */
    siteDir: string;
    /** Address that answers when the site in `siteDir` has been built: 200, or 500 with the reason. */
    siteBuilt: string;
  }
}

/** The day the sample site is built on, so reviews are due when the tests expect it. */
export const sampleDay = '2026-11-20';

/** Starts to build the sample site; `await-site.ts` waits for it in the files that need it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'jieda-site-'));
  const siteDir = join(folder, 'dist');
  const built = runScript('build', [], { KB_OUT: siteDir, KB_TODAY: sampleDay });
  const server = createServer(async (_request, response) => {
    const reason = failure(await built);
    response.writeHead(reason === undefined ? 200 : 500).end(reason);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  project.provide('siteDir', siteDir);
  project.provide('siteBuilt', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return async () => {
    server.close();
    await built;
    await rm(folder, { recursive: true, force: true });
  };
}

function failure({ code, stdout, stderr }: Ended): string | undefined {
  return code === 0 ? undefined : `The sample site cannot be built.\n${stdout}\n${stderr}`;
}
