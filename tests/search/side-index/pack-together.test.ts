import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTogether } from '../../../src/search/side-index/pack-together.ts';

const item = (name: string, texts: readonly number[], size = 10) => ({ name, texts: Int32Array.from(texts), size });

test('what stands in the same texts is in one file', () => {
  const items = [
    item('how', [0, 1, 2, 3]),
    item('refund', [4, 5, 6]),
    item('do', [0, 1, 2, 3]),
    item('money', [4, 5, 6]),
    item('i', [0, 1, 3]),
  ];
  expect(packTogether(items, 7, 30).map((names) => names.toSorted())).toEqual([
    ['do', 'how', 'i'],
    ['money', 'refund'],
  ]);
});

test('what shares no text with others has a file of its own, as has what is longer than a file', () => {
  const items = [item('how', [0, 1]), item('refund', [2]), item('long', [0, 1], 100)];
  expect(packTogether(items, 3, 30)).toEqual([['long'], ['how'], ['refund']]);
});

test('each is in one file, which is not longer than asked, in any order the same', () => {
  const texts = fc.uniqueArray(fc.nat(19), { maxLength: 12 }).map((own) => own.toSorted((a, b) => a - b));
  const items = fc
    .array(fc.tuple(texts, fc.integer({ min: 1, max: 40 })), { maxLength: 15 })
    .map((all) => all.map(([own, size], number) => item(`n${number}`, own, size)));
  fc.assert(
    fc.property(items, (all) => {
      const files = packTogether(all, 20, 30);
      expect(files.flat().toSorted()).toEqual(all.map(({ name }) => name).toSorted());
      const sizeOf = (name: string): number => all.find((each) => each.name === name)?.size ?? 0;
      for (const names of files)
        expect(names.length === 1 || names.reduce((sum, name) => sum + sizeOf(name), 0) <= 30).toBe(true);
      expect(packTogether(all.toReversed(), 20, 30)).toEqual(files);
    }),
  );
});
