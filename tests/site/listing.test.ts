import { expect, test } from 'vitest';
import { pagesOf } from '../../src/site/listing.ts';

test('a list is cut into pages without losing or repeating anything; an empty one has an empty page', () => {
  const items = Array.from({ length: 7 }, (_, number) => number);
  expect(pagesOf(items, 3)).toEqual([[0, 1, 2], [3, 4, 5], [6]]);
  expect(pagesOf(items, 7)).toEqual([items]);
  expect(pagesOf([], 3)).toEqual([[]]);
});
