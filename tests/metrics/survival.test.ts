import { describe, expect, test } from 'vitest';
import { durationsOf } from '../../src/metrics/service/durations.ts';
import { survival, survivalQuantiles } from '../../src/metrics/survival.ts';

/**
 * Weeks of remission of 42 children with leukaemia: Freireich, E. J. et al. (1963), Blood 21(6), 699–716. The estimates are
 * those of Kleinbaum and Klein, Survival Analysis, 3rd edition, table 2.3, and of R's survfit.
 */
const treated = {
  ended: [6, 6, 6, 7, 10, 13, 16, 22, 23],
  lasting: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
};
const placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

describe('the Kaplan–Meier estimate', () => {
  test('has the published values of a trial in which some are still well', () => {
    const steps = survival(treated.ended, treated.lasting);
    expect(steps.map(({ time }) => time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect(steps.map(({ surviving }) => surviving.toFixed(4))).toEqual([
      '0.8571',
      '0.8067',
      '0.7529',
      '0.6902',
      '0.6275',
      '0.5378',
      '0.4482',
    ]);
    const quantile = survivalQuantiles(treated.ended, treated.lasting);
    expect([quantile(0.25), quantile(0.5), quantile(0.9)]).toEqual([13, 23, undefined]);
  });

  test('has the published median where all have ended', () => {
    expect(survivalQuantiles(placebo)(0.5)).toBe(8);
  });

  test('is the usual median without lasting ones, for odd and even numbers', () => {
    expect(survivalQuantiles([3, 1, 2])(0.5)).toBe(2);
    expect(survivalQuantiles([4, 1, 3, 2])(0.5)).toBe(2.5);
    expect(survivalQuantiles([5, 5])(0.5)).toBe(5);
    expect(survivalQuantiles([])(0.5)).toBeUndefined();
  });

  test('does not get shorter because the slow ones are not over', () => {
    const times = Array.from({ length: 20 }, (_, at) => at + 1);
    const after = 12;
    const ended = times.filter((time) => time <= after);
    const seen = durationsOf(
      ended,
      times.filter((time) => time > after).map(() => after),
    );
    // Of those that are over, it would be 6.5.
    expect(seen).toEqual({ state: 'known', n: 20, waiting: 8, median: 10.5, p90: null, longest: 12 });
    expect(durationsOf(times.slice(0, 9), [50, 50]).state).toBe('known');
    expect(durationsOf([], [50])).toEqual({ state: 'too-few', n: 1 });
  });
});
