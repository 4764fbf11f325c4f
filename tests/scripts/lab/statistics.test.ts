import { expect, test } from 'vitest';
import { median, medianRatio } from '../../../scripts/lab/statistics.ts';

test('takes the middle value, or the mean of the middle two', () => {
  expect(median([9, 1, 4])).toBe(4);
  expect(median([4, 1, 9, 2])).toBe(3);
  expect(() => median([])).toThrow(RangeError);
});

test('compares round by round, so that a slow round does not change the result', () => {
  expect(medianRatio([2, 20, 2], [1, 10, 1])).toBe(2);
});

test('has no ratio to a series that was not measured', () => {
  expect(medianRatio([1], undefined)).toBeUndefined();
});
