import { expect, test } from 'vitest';
import { allowedOf, hourlyLimit, votesPerAddress, votesPerNetwork } from '../../src/readers/limits.ts';

test('an address and a network can move a rate by less than their limit, however many votes there are', () => {
  for (let honest = 40; honest < 5_000; honest++) {
    for (const [limit, maxShare] of [
      [votesPerAddress, 0.03],
      [votesPerNetwork, 0.05],
    ] as const) {
      let own = 0;
      while (own + 1 <= allowedOf(limit, honest + own)) own += 1;
      expect(own / (honest + own)).toBeLessThanOrEqual(maxShare);
    }
  }
});

test('the mean of an article is taken over at least a day', () => {
  expect(hourlyLimit(20, 1)).toBe(20);
  expect(hourlyLimit(240, 0)).toBe(200);
  expect(hourlyLimit(240, 240)).toBe(20);
  expect(hourlyLimit(0, 0)).toBe(20);
});
