import { describe, expect, test } from 'vitest';
import { changeOf } from '../../src/metrics/change.ts';
import { clusteredShare, independentOf, shareOf } from '../../src/metrics/share.ts';

describe('a share of observations in clusters', () => {
  test('counts ten clusters of a hundred as ten, and single observations as themselves', () => {
    expect(independentOf(Array(10).fill(100), 0)).toBe(10);
    expect(independentOf([], 30)).toBe(30);
    expect(independentOf([1, 1, 1], 2)).toBe(5);
    // 1000 that belong together and ten that do not: (1010)² ÷ (1000² + 10).
    expect(independentOf([1000], 10)).toBeCloseTo(1.0201, 4);
    expect(independentOf([], 0)).toBe(0);
  });

  test('has the interval of as many independent ones, and says how many there were', () => {
    expect(clusteredShare(500, 1000, 10)).toEqual({ ...shareOf(5, 10), n: 1000 });
    expect(clusteredShare(3, 4, 1)).toEqual({ state: 'too-few', n: 4 });
    expect(clusteredShare(0, 0, 0)).toEqual({ state: 'unknown', n: 0 });
  });

  test('does not change clearly where only one cluster did', () => {
    const alone = changeOf({ count: 500, n: 1000 }, { count: 600, n: 1000 });
    const clustered = changeOf({ count: 500, n: 1000, independent: 10 }, { count: 600, n: 1000, independent: 10 });
    expect([alone?.certainty, clustered?.certainty]).toEqual(['clear', 'open']);
  });
});
