import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { sharedTests, siteTests } from './tests/support/projects.ts';
import { nodeOptions } from './tests/support/run.ts';
import { LongestFirst } from './tests/support/sequencer.ts';

const support = resolve(import.meta.dirname, 'tests/support');

export default defineConfig({
  test: {
    // One more than CI has cores: tests of databases and servers often wait.
    maxWorkers: 3,
    execArgv: nodeOptions,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // The default, one second, is too short on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    // A forgotten `.only` would leave the rest of its file out; `npm run test:watch` allows it.
    allowOnly: false,
    unstubEnvs: true,
    unstubGlobals: true,
    sequence: { sequencer: LongestFirst },
    setupFiles: [resolve(support, 'setup.ts')],
    projects: [
      { extends: true, test: { name: 'shared', include: sharedTests, isolate: false } },
      { extends: true, test: { name: 'isolated', include: ['tests/**/*.test.ts'], exclude: [...siteTests, ...sharedTests] } },
      {
        extends: true,
        test: {
          name: 'site',
          // Each build takes seconds, and minutes on a busy machine.
          testTimeout: 180_000,
          hookTimeout: 400_000,
          include: siteTests,
          globalSetup: resolve(support, 'sample-site.ts'),
          setupFiles: [resolve(support, 'await-site.ts')],
        },
      },
    ],
  },
});
