import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeFiles } from '../support/builders.ts';
import { type Ended, root, runScript } from '../support/run.ts';

const testFile = (...tests: string[]): string => `import { expect, test } from 'vitest';\n${tests.join('\n')}\n`;

describe('npm test -- PATH…', () => {
  let folder: string;
  beforeAll(async () => {
    // Inside the repository, where its packages are found.
    mkdirSync(join(root, '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, '.cache', 'npm-test-'));
    await writeFiles(folder, {
      'package.json': '{ "type": "module" }',
      'tests/good.test.ts': testFile("test('adds', () => expect(1 + 1).toBe(2));"),
      // A skipped test and a focused one, as text: what `npm test` must make of them is tested below.
      'tests/skipping.test.ts': testFile("test.skip('adds', () => {});"),
      'tests/focused.test.ts': testFile("test.only('adds', () => {});", "test('subtracts', () => {});"),
      'tests/bad.test.ts': testFile("test('adds', () => expect(1 + 1).toBe(3));", "test('subtracts', () => {});"),
      'tests/broken.test.ts': "import './nowhere.ts';\n",
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const npmTest = (paths: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    runScript('test', paths, { CI: '', ...environment }, folder);
  const lastLine = ({ stdout }: Ended): string | undefined => stdout.trimEnd().split('\n').at(-1);

  test('runs these files, names the slowest, and ends with the totals', async () => {
    const ended = await npmTest(['good', 'skipping']);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/Slowest files:\n +\d+\.\d s {2}tests\/(?:good|skipping)\.test\.ts\n/);
    expect(ended.stdout).not.toContain('bad.test.ts');
    expect(ended.stderr).toContain('NOT EVERYTHING WAS TESTED: 1 tests were skipped');
    expect(lastLine(ended)).toBe('1 passed, 0 failed, 1 skipped');
  });

  test('fails on a skipped test in CI', async () => {
    const ended = await npmTest(['good', 'skipping'], { CI: 'true' });
    expect({ code: ended.code, last: lastLine(ended) }).toEqual({ code: 1, last: '1 passed, 0 failed, 1 skipped' });
  });

  test('fails on a failed test, a file that cannot be loaded, and an `.only` left behind', async () => {
    const ended = await npmTest(['bad', 'broken', 'focused']);
    expect(ended.code).toBe(1);
    expect(lastLine(ended)).toMatch(/^\d passed, 3 failed/);
  });

  test('fails when no file is at the path', async () => {
    const ended = await npmTest(['no-such-file']);
    expect({ code: ended.code, last: lastLine(ended) }).toEqual({ code: 1, last: '0 passed, 1 failed' });
  });
});
