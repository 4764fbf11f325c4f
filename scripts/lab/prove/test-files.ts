import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const tests = resolve(import.meta.dirname, '../../../tests');

/** Test files with some text, such as an import, as paths below the working directory. */
export function testFilesWith(text: string): string[] {
  return readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts') && readFileSync(join(tests, path), 'utf8').includes(text))
    .map((path) => join('tests', path))
    .sort();
}
