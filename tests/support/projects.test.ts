import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedTests } from './projects.ts';
import { root } from './run.ts';

/** What would leak into the next file in the same process. Stubs do not: Vitest removes them before each test. */
const lasting = /\bvi\.(?:mock|doMock)\(|\bprocess\.chdir\(|\bprocess\.env(?:\.\w+|\[[^\]]+\])\s*=[^=]|\bdelete process\.env/;

test('tests that share a process mock no module and change neither environment nor globals', () => {
  const files = sharedTests.flatMap((pattern) => globSync(pattern, { cwd: root }));
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => lasting.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});
