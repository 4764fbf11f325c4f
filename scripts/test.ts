import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { provideChromium } from './chromium.ts';
import { runCommand } from './command-line.ts';
import { runStep } from './run-step.ts';

/** The part of Vitest's JSON report that is counted. */
const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numFailedTestSuites: z.int(),
});

await runCommand(
  {
    name: 'npm test',
    summary: 'Runs everything: types and linter, content, and all tests.',
    options: {},
    help: {},
    environment: { CHROMIUM: 'browser for the browser tests (default: found, or fetched)', CI: '`true` fails on skipped tests' },
  },
  async () => {
    const chromium = await provideChromium();
    const steps = [
      { name: 'types and linter', code: await runStep('node', ['scripts/lint.ts']) },
      { name: 'content', code: await runStep('node', ['scripts/check.ts']) },
    ];
    const counts = await runVitest(chromium === undefined ? {} : { CHROMIUM: chromium });
    const failedSteps = steps.filter(({ code }) => code !== 0);
    for (const { name } of failedSteps) console.error(`Failed: ${name}`);
    const passed = counts.passed + steps.length - failedSteps.length;
    const failed = counts.failed + failedSteps.length;
    if (counts.skipped > 0)
      console.error(
        `NOT EVERYTHING WAS TESTED: ${counts.skipped} tests were skipped${chromium === undefined ? ', because there is no Chromium; set CHROMIUM to one' : ''}.`,
      );
    console.log(`${passed} passed, ${failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`);
    return failed > 0 || (counts.skipped > 0 && process.env['CI'] === 'true') ? 1 : 0;
  },
);

async function runVitest(environment: NodeJS.ProcessEnv): Promise<{ passed: number; failed: number; skipped: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'jieda-test-'));
  const outputFile = join(folder, 'report.json');
  try {
    const code = await runStep(
      'vitest',
      ['run', '--reporter=default', '--reporter=json', `--outputFile=${outputFile}`],
      environment,
    );
    const report = vitestReport.parse(JSON.parse(await readFile(outputFile, 'utf8')));
    // A file that cannot be loaded fails without a failed test.
    const failed = report.numFailedTests > 0 || code === 0 ? report.numFailedTests : Math.max(1, report.numFailedTestSuites);
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
