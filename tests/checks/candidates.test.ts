import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidates } from '../../src/checks/search-contract/candidates.ts';
import { fuse, rerankedHits } from '../../src/search/ranking/rank.ts';

const ids = Array.from({ length: 20 }, (_, number) => `a${number}`);
const scores = fc.array(fc.constantFrom(0, 0, 0.1, 0.3, 0.5, 0.9, 2), { minLength: ids.length, maxLength: ids.length });
const ofAll = (values: readonly number[]): Map<string, number> =>
  new Map(values.flatMap((value, number) => (value === 0 ? [] : [[ids[number] ?? '', value]])));

test('ranking the candidates puts an article where ranking all does, and has the same first few', () => {
  fc.assert(
    fc.property(scores, scores, fc.nat(ids.length - 1), (sums, likeness, own) => {
      const all = fuse(ofAll(sums), ofAll(likeness)).map(({ key }) => key);
      const { words, likeness: alike } = candidates(Float64Array.from(sums), Float64Array.from(likeness), own, ids);
      const some = fuse(words, alike).map(({ key }) => key);
      expect(some.indexOf(`a${own}`)).toBe(all.indexOf(`a${own}`));
      expect(some.slice(0, rerankedHits)).toEqual(all.slice(0, rerankedHits));
    }),
  );
});
