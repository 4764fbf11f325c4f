import { expect, test } from 'vitest';
import { newFindings } from '../../src/checks/since.ts';
import type { Finding } from '../../src/findings/finding.ts';

const found = (overrides: Partial<Finding> = {}): Finding => ({
  rule: 'mdx/expression',
  severity: 'error',
  message: '`{a}` is an expression, which is never evaluated.',
  hint: 'Write the text itself.',
  file: 'content/articles/en/refund.mdx',
  line: 20,
  column: 3,
  ...overrides,
});

test('a fault that only moved to another line is not new', () => {
  expect(newFindings([found({ line: 25, column: 9 })], [found()])).toEqual([]);
});

test.each([{ file: 'content/articles/en/other.mdx' }, { rule: 'mdx/import' }, { message: 'Another.' }] as const)(
  'a fault with another %j is new',
  (change) => {
    expect(newFindings([found(change)], [found()])).toEqual([found(change)]);
  },
);

test('of several alike only those beyond the earlier number are new', () => {
  const now = [found(), found({ line: 21 }), found({ line: 22 })];
  expect(newFindings(now, [found({ line: 5 }), found({ line: 6 })])).toEqual([found({ line: 22 })]);
});

test('without earlier findings all are new, and what was mended is not reported', () => {
  expect(newFindings([found()], [])).toEqual([found()]);
  expect(newFindings([], [found()])).toEqual([]);
});
