import { runStep } from '../../../run-step.ts';
import { definePart } from '../../parts.ts';
import { testFilesWith } from '../test-files.ts';

export const longProof = definePart({
  name: 'long',
  summary: ['the tests that `npm test` runs with samples, with everything'],
  options: {},
  async run(_options, progress) {
    const files = longTests();
    progress(`${files.length} files`);
    const code = await runStep('vitest', ['run', ...files], { LONG_TESTS: '1' });
    return { table: `${files.length} test files in their long form`, isMet: code === 0 };
  },
});

/** Test files that have a long form, as paths below the working directory. */
export function longTests(): string[] {
  return testFilesWith("support/long.ts'");
}
