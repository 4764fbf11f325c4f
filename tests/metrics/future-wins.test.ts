import fc from 'fast-check';
import { expect, test } from 'vitest';
import { futureWins } from '../../src/metrics/future-wins.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

test('a phrasing wins what is asked of the article and not found first', () => {
  expect(futureWins({ demand: 8, answersIt: 1, foundFirst: 0 })).toBe(8);
  expect(futureWins({ demand: 8, answersIt: 0.5, foundFirst: 0.75 })).toBe(1);
  expect(futureWins({ demand: 8, answersIt: 1, foundFirst: 1 })).toBe(0);
});

test('a phrasing never wins more than is asked', () => {
  fc.assert(
    fc.property(fc.nat(1_000), share, share, (demand, answersIt, foundFirst) => {
      const wins = futureWins({ demand, answersIt, foundFirst });
      expect(wins).toBeGreaterThanOrEqual(0);
      expect(wins).toBeLessThanOrEqual(demand);
    }),
  );
});
