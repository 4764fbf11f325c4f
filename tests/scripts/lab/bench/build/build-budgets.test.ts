import { describe, expect, test } from 'vitest';
import { judgeBuilds } from '../../../../../scripts/lab/bench/build/build-budgets.ts';
import type { BuildRow, BuiltSite } from '../../../../../scripts/lab/bench/build/build-report.ts';

const cold = (cpuSeconds: number, peakMiB: number, ratios: Partial<BuildRow> = {}): BuildRow => ({
  contender: 'jieda',
  name: 'Jieda',
  case: 'cold',
  cpuSeconds,
  wallSeconds: cpuSeconds,
  peakMiB,
  runs: [],
  ...ratios,
});

const over = (sites: readonly BuiltSite[]): string[] =>
  judgeBuilds(sites)
    .filter(({ isMet }) => !isMet)
    .map(({ what, unit }) => `${what}: ${unit}`);

describe('the budgets of a build', () => {
  test('hold a large site against Hugo, and its memory', () => {
    const rows = [cold(100, 1300, { cpuToHugo: 12.9, wallToHugo: 15.7 })];
    expect(over([{ articles: 10_000, rows }])).toEqual([
      '10000 articles, Jieda, cold: × Hugo’s wall time',
      '10000 articles, Jieda, cold: MiB',
    ]);
    expect(judgeBuilds([{ articles: 9_999, rows }])).toEqual([]);
  });

  test('hold the growth from one size to the next against a straight line', () => {
    const sites = [
      { articles: 150, rows: [cold(1, 1)] },
      { articles: 1_000, rows: [cold(10, 300)] },
      { articles: 4_000, rows: [cold(45, 500)] },
    ];
    expect(over(sites)).toEqual(['from 1000 to 4000 articles, Jieda, cold: × linear in CPU time']);
  });

  test('are not checked where nothing was measured', () => {
    expect(judgeBuilds([{ articles: 10_000, rows: [cold(100, 100)] }]).map(({ unit }) => unit)).toEqual(['MiB']);
    expect(judgeBuilds([])).toEqual([]);
  });
});
