import { provideChromium } from './chromium.ts';
import { runCommand } from './command-line.ts';
import { keepTemporaryFilesInMemory } from './memory-folder.ts';
import { type EndedStep, runBeside } from './run-beside.ts';
import { runTests, type TestCounts, watchTests } from './run-vitest.ts';

await runCommand(
  {
    name: 'npm test',
    summary: 'Runs everything: types and linter, content, and all tests. With paths, only the tests in these files.',
    positionals: '[PATH…]',
    options: { watch: { type: 'boolean', default: false } },
    help: { watch: 'run the tests again whenever a file changes; also `npm run test:watch`' },
    environment: {
      CHROMIUM: 'browser of the browser tests (default: found or downloaded)',
      CI: '`true` fails on skipped tests',
      PROPERTY_RUNS: 'cases for each property (default: 40)',
      PROPERTY_SEED: 'seed of the random cases, a whole number',
    },
  },
  async ({ watch }, paths) => {
    const chromium = await provideChromium();
    if (chromium !== undefined) process.env['CHROMIUM'] = chromium;
    keepTemporaryFilesInMemory();
    if (watch) {
      await watchTests(paths);
      return 0;
    }
    // Single files are tested often, and checking types and content would take longer than their tests.
    const beside = paths.length > 0 ? [] : runBeside({ 'types and linter': ['scripts/lint.ts'], content: ['scripts/check.ts'] });
    const counts = await runTests(paths);
    return summarize(counts, await beside, chromium !== undefined);
  },
);

/** Prints what did not pass, the slowest files and the totals; returns the exit code. */
function summarize({ passed, failed, skipped, files }: TestCounts, steps: readonly EndedStep[], hasChromium: boolean): number {
  const failedSteps = steps.filter(({ code }) => code !== 0);
  for (const { name, output } of failedSteps) console.error(`\n${output}\nFailed: ${name}`);
  if (skipped > 0) {
    const reason = hasChromium ? '' : ', because there is no Chromium; set CHROMIUM to one';
    console.error(`NOT EVERYTHING WAS TESTED: ${skipped} tests were skipped${reason}.`);
  }
  if (files.length > 1) console.log(`Slowest files:\n${slowest(files)}`);
  const totals = [passed + steps.length - failedSteps.length, failed + failedSteps.length] as const;
  console.log(`${totals[0]} passed, ${totals[1]} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return totals[1] > 0 || (skipped > 0 && process.env['CI'] === 'true') ? 1 : 0;
}

function slowest(files: TestCounts['files']): string {
  return files
    .slice(0, 10)
    .map(({ path, seconds }) => `${seconds.toFixed(1).padStart(6)} s  ${path}`)
    .join('\n');
}
