import { expect, test } from 'vitest';
import {
  falseArticleMonths,
  falseSeriesMonths,
  statedFalseMonths,
  statedWeeksToFind,
  weeksToFind,
} from '../../../../scripts/lab/prove/alerts.ts';
import { randomOf } from '../../../../scripts/lab/prove/draws.ts';

// The short form of `npm run prove -- alerts`.

test('quiet months raise no more alerts than stated', () => {
  expect(falseArticleMonths(150, randomOf(1))).toBeLessThanOrEqual(statedFalseMonths.articles);
  expect(falseSeriesMonths(60, randomOf(2), 0.1)).toBeLessThanOrEqual(statedFalseMonths.series);
});

test('nine of ten falls from 80 % to 60 % are found within the stated weeks', () => {
  expect(weeksToFind(40, randomOf(3), 26)[2]).toBeLessThanOrEqual(statedWeeksToFind);
});
