import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gitDiff } from '../../../src/reports/patch/git-diff.ts';
import { newFolder } from '../../support/folder.ts';
import { runs } from '../../support/properties.ts';
import { gitApply } from './git-apply.ts';

/** What `git apply` makes of a file. */
async function applied(path: string, before: string | undefined, after: string): Promise<string> {
  const folder = newFolder();
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  if (before !== undefined) writeFileSync(join(folder, path), before);
  await gitApply(folder, gitDiff(path, before, after));
  return readFileSync(join(folder, path), 'utf8');
}

describe('gitDiff', () => {
  test('shows three lines around a change', () => {
    const before = '1\n2\n3\n4\n5\n6\n7\n8\n';
    expect(gitDiff('a.txt', before, before.replace('5\n', '5\nnew\n'))).toBe(
      [
        'diff --git a/a.txt b/a.txt',
        '--- a/a.txt',
        '+++ b/a.txt',
        '@@ -3,6 +3,7 @@',
        ' 3',
        ' 4',
        ' 5',
        '+new',
        ' 6',
        ' 7',
        ' 8',
        '',
      ].join('\n'),
    );
  });

  test('is empty when nothing changed', () => {
    expect(gitDiff('a.txt', 'a\n', 'a\n')).toBe('');
  });

  test.each([
    ['a new file', undefined, 'a\nb\n'],
    ['no line feed before', 'a\nb', 'a\nb\nc\n'],
    ['no line feed after', 'a\nb\n', 'a\nb\nc'],
    ['Windows line ends', 'a\r\nb\r\n', 'a\r\nx\r\nb\r\n'],
    ['a change at either end', 'a\nb\nc\nd\ne\nf\ng\nh\ni\n', 'x\na\nb\nc\nd\ne\nf\ng\nh\ni\ny\n'],
    ['lines that look like a diff', '--- a\n+++ b\n', '--- a\n@@ -1 +1 @@\n+++ b\n-x\n'],
  ])('is what git makes of it with %s', async (_case, before, after) => {
    expect(await applied('content/a.yaml', before, after)).toBe(after);
  });

  test.each(['内容/a "b"\\c d.yaml', 'my content/a b.yaml'])('names “%s” as git does', async (path) => {
    expect(await applied(path, 'a\n', 'a\nb\n')).toBe('a\nb\n');
    expect(await applied(path, undefined, 'a\n')).toBe('a\n');
  });

  test('is what git makes of any two texts', async () => {
    const text = fc
      .array(fc.constantFrom('a\n', 'b\n', '-\n', '+ c\n', '\n'), { maxLength: 14, minLength: 1 })
      .map((lines) => lines.join(''));
    await fc.assert(
      fc.asyncProperty(text, text, async (before, after) => {
        fc.pre(before !== after);
        expect(await applied('f', before, after)).toBe(after);
      }),
      { numRuns: runs(10) },
    );
  });
});
