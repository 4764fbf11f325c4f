import { describe, expect, test } from 'vitest';
import { forecast, forecastCoverage, minForecastWeeks } from '../../src/metrics/forecast.ts';
import { pairwiseAgreement } from '../../src/metrics/pairwise-agreement.ts';

/** Mulberry32: the same seed gives the same numbers, 0…1. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Knuth’s method, for means below 100. */
function poisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count += 1;
  return count;
}

/** Mean number a week, by the kind of demand. */
const demands: Readonly<Record<string, (week: number, next: () => number) => number>> = {
  steady: () => 12,
  rare: () => 1.5,
  'busy and uneven': (_, next) => 30 * (0.5 + next()),
  'slowly growing': (week) => 10 + week / 3,
  'doubled half-way': (week) => (week < 13 ? 10 : 20),
};

function coverageOf(demand: (week: number, next: () => number) => number, weeks: number): number {
  const horizon = 4;
  let [inside, total] = [0, 0];
  for (let seed = 1; seed <= 250; seed += 1) {
    const next = random(seed);
    const series = Array.from({ length: weeks + horizon }, (_, week) => poisson(demand(week, next), next));
    const found = forecast(series.slice(0, weeks), horizon);
    for (const [ahead, { low, high }] of (found?.weeks ?? []).entries()) {
      const actual = series[weeks + ahead] ?? 0;
      total += 1;
      if (low <= actual && actual <= high) inside += 1;
    }
  }
  return inside / total;
}

describe('forecast', () => {
  test.each(Object.entries(demands))('%s demand: the intervals hold about as many weeks as stated', (name, demand) => {
    const coverage = coverageOf(demand, 26);
    if (process.env['SHOW_COVERAGE']) console.log(name, coverage, coverageOf(demand, minForecastWeeks));
    expect(coverage).toBeGreaterThan(forecastCoverage - 0.08);
    expect(coverage).toBeLessThan(0.95);
  });

  test('follows a change of level that lasts, and not a single week', () => {
    expect(forecast([...Array(13).fill(10), ...Array(13).fill(40)], 1)?.weeks[0]?.value).toBeGreaterThan(35);
    expect(forecast([9, 11, 10, 8, 12, 10, 11, 9, 10, 12, 8, 60, 10], 1)?.weeks[0]?.value).toBeLessThan(26);
  });

  test('says nothing with too few weeks or without any demand', () => {
    expect(forecast(Array(minForecastWeeks - 1).fill(3), 4)).toBeUndefined();
    expect(forecast(Array(26).fill(0), 4)).toBeUndefined();
  });
});

describe('pairwiseAgreement', () => {
  test('agrees with the example of Manning, Raghavan & Schütze, figure 16.4', () => {
    const clusters = ['xxxxxo', 'xooood', 'xxddd'];
    const items = clusters.flatMap((cluster, group) => [...cluster].map((truth) => ({ group, truth })));
    expect(pairwiseAgreement(items)).toMatchObject({ grouped: 40, both: 20, belonging: 44, precision: 0.5, recall: 20 / 44 });
    expect(pairwiseAgreement(items).f1).toBeCloseTo(0.476, 3);
  });

  test('knows nothing without a pair', () => {
    expect(pairwiseAgreement([{ group: 1, truth: 1 }])).toMatchObject({ precision: undefined, recall: undefined, f1: undefined });
  });
});
