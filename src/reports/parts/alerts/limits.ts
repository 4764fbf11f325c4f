import type { FallOptions } from '../../../metrics/watch-falls.ts';
import type { WatchOptions } from '../../../metrics/watch-series.ts';

/** How alerts are found. The figures are measured by `npm run prove -- alerts`. */

/** Articles: each week, the votes of the last four and eight against those before; one week has too few. */
export const fallLimits: FallOptions = {
  windows: [4, 8],
  watched: 8,
  falseDiscoveryRate: 0.02,
  minBefore: 10,
  minRecent: 10,
  clearAbove: 0.2,
  possibleBelow: 0.01,
};

/** Series of the whole site; weeks. */
export const seriesLimits = { watched: 8, minBaseline: 6 } as const satisfies Partial<WatchOptions>;

/** Mean number of weeks up to a false alarm of any series, at least. Shared equally among the series. */
export const weeksToFalseAlarm = 100;

/** The increase that each series is to show as soon as possible. */
export const watchedRatios = { complaints: 2, dissatisfied: 1.75, 'failed-searches': 1.3, topic: 2 } as const;
