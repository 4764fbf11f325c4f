import type { Counted } from './change.ts';
import { countScore, cusum, limitOf, shareScore } from './cusum.ts';
import { dispersionOf, poissonUpper } from './poisson.ts';

/** One step of a series: `count` of n, or a count of its own where n is left out. */
export type Observation = Counted | { count: number; n?: undefined };

export interface WatchOptions {
  /** Steps at the end of the series that are watched; all before them tell what is usual. */
  watched: number;
  /** Least number of steps that tell what is usual. */
  minBaseline: number;
  /** Increase to find as soon as possible: of the odds of a share, of the mean of a count. */
  ratio: number;
  /** Mean number of steps up to a false alarm, at least. */
  runLength: number;
}

export type Watched =
  | { state: 'too-short' }
  | {
      state: 'quiet' | 'alarm';
      /** Upper end of what is usual: per observation of n, or per step. */
      usual: number;
      /** Index of the step at which the increase began, as far as the sum tells; `null` when quiet. */
      since: number | null;
      /** The sum ÷ its limit, 0…1, of each watched step. */
      levels: number[];
    };

/**
 * Watches for an increase by a CUSUM of log-likelihood ratios. What is usual is the upper end of the 95 % interval of the
 * baseline, so that an alarm is not raised for what the baseline itself leaves open. Where counts scatter more than Poisson
 * counts do, the interval widens and the scores shrink by that factor (quasi-likelihood; McCullagh and Nelder 1989, chapter 9).
 *
 * @param series equal steps of time, the earliest first
 */
export function watchSeries(series: readonly Observation[], { watched, minBaseline, ratio, runLength }: WatchOptions): Watched {
  const baseline = series.slice(0, -watched).filter(({ n }) => n === undefined || n > 0);
  if (baseline.length < minBaseline) return { state: 'too-short' };
  const counts = baseline.map(({ count }) => count);
  const sizes = baseline.map(({ n = 1 }) => n);
  const scatter = dispersionOf(counts, sizes);
  const usual = (poissonUpper(sum(counts) / scatter) * scatter) / sum(sizes);
  const recent = series.slice(-watched);
  const steps = cusum(
    recent.map((each) => scoreOf(each, usual, ratio) / scatter),
    limitOf(runLength),
  );
  const isAlarm = steps.at(-1)?.isAlarm ?? false;
  return {
    state: isAlarm ? 'alarm' : 'quiet',
    usual,
    // The usual estimate of a change-point: the step after the sum was last zero.
    since: isAlarm ? series.length - recent.length + steps.findLastIndex(({ sum: level }) => level === 0) + 1 : null,
    levels: steps.map(({ sum: level }) => level / limitOf(runLength)),
  };
}

function scoreOf({ count, n }: Observation, usual: number, ratio: number): number {
  if (n === undefined) return countScore(count, usual, usual * ratio);
  const share = Math.min(usual, highestShare);
  const odds = (share / (1 - share)) * ratio;
  return shareScore({ count, n }, share, odds / (1 + odds));
}

/** A share that is usual up to here cannot rise by much. */
const highestShare = 0.95;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
