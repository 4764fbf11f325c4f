import { defineConfig } from 'vitest/config';

/** Tests that need the whole sample site, built once for all of them. */
const siteTests = ['tests/browser/**/*.test.ts', 'tests/build/**/*.test.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
    projects: [
      { extends: true, test: { name: 'units', include: ['tests/**/*.test.ts'], exclude: siteTests } },
      { extends: true, test: { name: 'site', include: siteTests, globalSetup: 'tests/support/sample-site.ts' } },
    ],
  },
});
