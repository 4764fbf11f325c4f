import { relative, resolve } from 'node:path';
import { startVitest, type TestModule } from 'vitest/node';

export interface TestCounts {
  passed: number;
  /** Failed tests, and one for each file that could not be loaded and each error outside of a test. */
  failed: number;
  skipped: number;
  /** Files by path, the slowest first. */
  files: { path: string; seconds: number }[];
}

const config = resolve(import.meta.dirname, '../vitest.config.ts');

/**
 * Runs the tests and prints Vitest's own report.
 *
 * @param paths parts of the paths of files to run; empty for all files
 */
export async function runTests(paths: readonly string[]): Promise<TestCounts> {
  let counts = countTests([], 0);
  await startVitest([...paths], {
    config,
    watch: false,
    reporters: [
      'default',
      {
        onTestRunEnd(modules, errors) {
          counts = countTests(modules, errors.length);
        },
      },
    ],
  });
  return counts;
}

/** Runs the tests again whenever a file they load changes, until it is stopped. */
export async function watchTests(paths: readonly string[]): Promise<void> {
  const vitest = await startVitest([...paths], { config, watch: true, allowOnly: true });
  await new Promise<void>((done) => vitest.onClose(done));
}

function countTests(modules: readonly TestModule[], errors: number): TestCounts {
  const tests = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
  const countOf = (state: string): number => tests.filter((each) => each === state).length;
  const broken = modules.filter((module) => module.state() === 'failed' && ![...module.children.allTests('failed')].length);
  // A run without test files must not look like success.
  const missing = modules.length === 0 ? 1 : 0;
  return {
    passed: countOf('passed'),
    failed: countOf('failed') + broken.length + errors + missing,
    skipped: countOf('skipped'),
    files: modules.map(describeFile).sort((a, b) => b.seconds - a.seconds),
  };
}

function describeFile(module: TestModule): { path: string; seconds: number } {
  const { collectDuration, duration } = module.diagnostic();
  return { path: relative(process.cwd(), module.moduleId), seconds: (collectDuration + duration) / 1000 };
}
