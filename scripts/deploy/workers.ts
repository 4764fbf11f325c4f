import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../src/edition/folders.ts';
import { deployWorker, registerRevisions, rollBackWorker } from '../../src/publishing/workers/deploy-worker.ts';
import { refusePlaceholder, wrangler } from '../../src/publishing/workers/wrangler.ts';
import type { DeployTask } from './task.ts';
import { siteDirOf, testLive } from './test-live.ts';

/** `database_name` in wrangler.jsonc. */
export const database = 'jieda';

export const workers: DeployTask = {
  summary: 'deploys site and endpoint to Cloudflare Workers, tests them, stores the revisions; when a test fails, rolls back',
  accepts: ['site', 'url', 'untested', 'back', 'to', 'within'],
  async run(options, environment) {
    if (options.back || options.to !== undefined) {
      await rollBackWorker(wrangler, options.to || undefined);
      return 0;
    }
    refusePlaceholder(await readFile(join(root, 'wrangler.jsonc'), 'utf8'));
    await deployWorker(wrangler);
    if (!options.untested && !(await testLive(options, environment))) {
      await rollBackWorker(wrangler);
      console.error('The deployment is not as it should be; the version before is back.');
      return 1;
    }
    const revisions = await registerRevisions(wrangler, siteDirOf(options, environment), database, Date.now());
    console.log(`Stored ${revisions} revisions.`);
    return 0;
  },
};
