import type { DeployTask } from './task.ts';
import { testLive } from './test-live.ts';

export const test: DeployTask = {
  summary: 'asks a live address for what was built: pages, headers, search files, store, revisions',
  accepts: ['url', 'site', 'static', 'within'],
  run: async (options, environment) => ((await testLive(options, environment)) ? 0 : 1),
};
