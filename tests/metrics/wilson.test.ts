import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilsonInterval } from '../../src/metrics/wilson.ts';

describe('wilsonInterval', () => {
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('gives for %i of %i what Newcombe (1998), Statistics in Medicine 17, table I, method 3 prints', (helpful, n, low, high) => {
    const interval = wilsonInterval(helpful, n);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('knows nothing without votes', () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
  });

  test('ends exactly at 0 and 1 when all votes agree', () => {
    expect(wilsonInterval(0, 7)?.low).toBe(0);
    expect(wilsonInterval(7, 7)?.high).toBe(1);
  });

  test.each([
    [-1, 3],
    [4, 3],
    [1.5, 3],
    [1, 2.5],
    [Number.NaN, 3],
    [1, Number.POSITIVE_INFINITY],
  ])('refuses %d of %d', (helpful, n) => {
    expect(() => wilsonInterval(helpful, n)).toThrow(RangeError);
  });

  const votes = fc
    .integer({ min: 1, max: 10_000_000 })
    .chain((n) => fc.record({ n: fc.constant(n), helpful: fc.integer({ min: 0, max: n }) }));

  test('stays within 0…1 and contains the share', () => {
    fc.assert(
      fc.property(votes, ({ helpful, n }) => {
        const { low, high } = wilsonInterval(helpful, n)!;
        expect(0 <= low && low <= helpful / n && helpful / n <= high && high <= 1).toBe(true);
      }),
    );
  });

  test('mirrors when helpful and not helpful change places', () => {
    fc.assert(
      fc.property(votes, ({ helpful, n }) => {
        expect(wilsonInterval(n - helpful, n)!.low).toBeCloseTo(1 - wilsonInterval(helpful, n)!.high, 10);
      }),
    );
  });

  test('narrows when the same share rests on more votes', () => {
    fc.assert(
      fc.property(votes, fc.integer({ min: 2, max: 50 }), ({ helpful, n }, times) => {
        const few = wilsonInterval(helpful, n)!;
        const many = wilsonInterval(helpful * times, n * times)!;
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });
});
