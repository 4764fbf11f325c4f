import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { HeavyFirst } from './tests/support/order.ts';

const support = resolve(import.meta.dirname, 'tests/support');

/** Tests that need the sample site, which is built once for all of them. */
const siteTests = ['tests/browser/**/*.test.ts', 'tests/build/**/*.test.ts'];

/**
 * Tests of functions that leave the process as it was: they share one, whose modules are loaded once. Tests that
 * start programs, servers or threads, or change the environment, get a process for each file.
 */
const sharedTests = [
  'tests/{checks,evaluation,feedback,findings,i18n,knowledge,metrics,privacy,readers,records,reports,search,store}/**/*.test.ts',
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // A forgotten `.only` would leave the rest of its file out; `npm run test:watch` allows it.
    allowOnly: false,
    sequence: { sequencer: HeavyFirst },
    setupFiles: [resolve(support, 'setup.ts')],
    projects: [
      { extends: true, test: { name: 'shared', include: sharedTests, isolate: false } },
      { extends: true, test: { name: 'isolated', include: ['tests/**/*.test.ts'], exclude: [...siteTests, ...sharedTests] } },
      {
        extends: true,
        test: {
          name: 'site',
          include: siteTests,
          globalSetup: resolve(support, 'sample-site.ts'),
          setupFiles: [resolve(support, 'await-site.ts')],
        },
      },
    ],
  },
});
