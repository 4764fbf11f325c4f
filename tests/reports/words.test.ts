import { expect, test } from 'vitest';
import { reportOf } from '../../src/reports/report.ts';
import { wordsFor } from '../../src/reports/words.ts';
import { input } from './builders.ts';

test('a figure that rounds to zero has no sign', () => {
  const { number, precise, percent } = wordsFor(reportOf(input({})), 'en');
  expect([number(-0), number(-0.01), precise(-0.001), percent(-0.001)]).toEqual(['0', '0', '0', '0%']);
  expect([number(-1.25), percent(-0.3), number(1_234.5)]).toEqual(['-1.3', '-30%', '1,234.5']);
});
