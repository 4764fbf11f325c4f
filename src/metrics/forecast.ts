/** Weeks needed for a forecast: four to begin with, and eight to judge the methods by. */
export const minForecastWeeks = 12;

/** Share of the observed weeks that the interval is meant to hold. */
export const forecastCoverage = 0.8;

/**
 * Forecasts weekly counts. The method is the one of four with the smallest mean absolute error in a backtest: for each of the
 * weeks after the first four, and each horizon, it forecasts from the weeks before alone (rolling origin; Hyndman &
 * Athanasopoulos 2021, Forecasting: Principles and Practice, 5.10). Methods: the last week (naive), the mean, the mean of the
 * last four, and simple exponential smoothing (ibid. 8.1) with α = 0.3. On ties the first counts.
 *
 * The interval is the forecast ± the ⌈0.8 (n + 1)⌉-th smallest of the n absolute errors of the backtest at that horizon, as in
 * split conformal prediction (Vovk, Gammerman & Shafer 2005), and at least as wide as
 * that of a Poisson count (± 1.2816 √forecast), since a few quiet weeks say little about the next one; it ends at 0.
 *
 * @param weeks counts of full weeks, the earliest first
 * @param horizon number of weeks to forecast, ≥ 1
 * @returns `undefined` with fewer than `minForecastWeeks` weeks, or when all of them are 0
 */
export function forecast(weeks: readonly number[], horizon: number): Forecast | undefined {
  if (weeks.length < minForecastWeeks || weeks.every((count) => count === 0)) return undefined;
  const [best] = methodNames
    .map((method) => ({ method, errors: backtest(weeks, method, horizon) }))
    .toSorted((a, b) => meanOf(a.errors.flat()) - meanOf(b.errors.flat()));
  if (best === undefined) return undefined;
  const value = methods[best.method](weeks);
  return {
    method: best.method,
    meanAbsoluteError: meanOf(best.errors.flat()),
    weeks: best.errors.map((errors) => {
      const half = Math.max(
        errors.toSorted((a, b) => a - b)[Math.min(errors.length, Math.ceil(forecastCoverage * (errors.length + 1))) - 1] ?? 0,
        normalQuantile * Math.sqrt(value),
      );
      return { value, low: Math.max(0, value - half), high: value + half };
    }),
  };
}

export interface Forecast {
  method: ForecastMethod;
  /** Of the backtest, in the unit of the counts. */
  meanAbsoluteError: number;
  /** One for each week ahead. */
  weeks: { value: number; low: number; high: number }[];
}

export const methodNames = ['last', 'mean', 'last-four', 'smoothing'] as const;

export type ForecastMethod = (typeof methodNames)[number];

const firstWeeks = 4;
const smoothing = 0.3;
/** 90 % quantile of the standard normal distribution: 80 % lie within it on both sides. */
const normalQuantile = 1.2816;

const methods: Readonly<Record<ForecastMethod, (weeks: readonly number[]) => number>> = {
  last: (weeks) => weeks.at(-1) ?? 0,
  mean: meanOf,
  'last-four': (weeks) => meanOf(weeks.slice(-4)),
  smoothing: ([first = 0, ...rest]) => rest.reduce((level, count) => level + smoothing * (count - level), first),
};

/** Absolute errors of each horizon. */
function backtest(weeks: readonly number[], method: ForecastMethod, horizon: number): number[][] {
  return Array.from({ length: horizon }, (_, ahead) =>
    weeks.slice(firstWeeks + ahead).map((count, index) => Math.abs(count - methods[method](weeks.slice(0, firstWeeks + index)))),
  );
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
