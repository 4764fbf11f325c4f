import { describe, expect, test } from 'vitest';
import { compareWithTarget, deviationOf } from '../../src/metrics/target.ts';

const higher = { better: 'higher', target: 0.8, alert: 0.6, scale: 0.1 } as const;
const lower = { better: 'lower', target: 30, alert: 120, scale: 30 } as const;

describe('compareWithTarget', () => {
  test.each([
    [0.9, higher, 'met', -1],
    [0.8, higher, 'met', 0],
    [0.7, higher, 'missed', 1],
    [0.5, higher, 'alert', 3],
    [15, lower, 'met', -0.5],
    [60, lower, 'missed', 1],
    [150, lower, 'alert', 4],
  ] as const)('finds %f with %o %s', (value, target, state, shortfall) => {
    const compared = compareWithTarget(value, target);
    expect(compared.state).toBe(state);
    expect(compared.shortfall).toBeCloseTo(shortfall, 10);
  });

  test('never counts a missing figure as good', () => {
    expect(compareWithTarget(undefined, higher)).toEqual({ state: 'unknown', shortfall: null, isSure: false });
    expect(compareWithTarget(Number.NaN, higher).state).toBe('unknown');
  });

  test('is sure when the whole interval is on one side', () => {
    expect(compareWithTarget(0.7, higher, { low: 0.6, high: 0.75 }).isSure).toBe(true);
    expect(compareWithTarget(0.7, higher, { low: 0.6, high: 0.85 }).isSure).toBe(false);
  });
});

describe('deviationOf', () => {
  test('adds the squares of what is known', () => {
    expect(deviationOf([{ shortfall: 2 }, { shortfall: -1 }, { shortfall: null }])).toBe(5);
    expect(deviationOf([{ shortfall: null }])).toBeUndefined();
  });
});
