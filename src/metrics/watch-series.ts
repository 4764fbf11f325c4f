import type { Counted } from './change.ts';
import { countScore, cusum, limitOf, shareScore } from './cusum.ts';
import { dispersionOf, poissonUpper } from './poisson.ts';

/** One step of a series: `count` of n, or a count of its own where n is left out. */
export type Observation = Counted | { count: number; n?: undefined };

export interface WatchOptions {
  /** Steps at the end of the series that are watched, fewer in a short series; all before them tell what is usual. */
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
      /** Alarms that have ended, the earliest first: the steps at which the increase began and the alarm last stood. */
      ended: { since: number; until: number }[];
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
  const first = Math.max(firstWatched(series, minBaseline), series.length - watched);
  const baseline = series.slice(0, first).filter(hasObservations);
  if (baseline.length < minBaseline || first >= series.length) return { state: 'too-short' };
  const counts = baseline.map(({ count }) => count);
  const sizes = baseline.map(({ n = 1 }) => n);
  const scatter = dispersionOf(counts, sizes);
  const usual = (poissonUpper(sum(counts) / scatter) * scatter) / sum(sizes);
  const recent = series.slice(first);
  const steps = cusum(
    recent.map((each) => scoreOf(each, usual, ratio) / scatter),
    limitOf(runLength),
  );
  const isAlarm = steps.at(-1)?.isAlarm ?? false;
  // The usual estimate of a change-point: the step after the sum was last zero.
  const beganBefore = (end: number): number => first + steps.slice(0, end).findLastIndex(({ sum: level }) => level === 0) + 1;
  const ended = steps.flatMap((step, at) =>
    step.isAlarm && steps[at + 1]?.isAlarm === false ? [{ since: beganBefore(at + 1), until: first + at }] : [],
  );
  return {
    state: isAlarm ? 'alarm' : 'quiet',
    usual,
    since: isAlarm ? beganBefore(steps.length) : null,
    ended,
    levels: steps.map(({ sum: level }) => level / limitOf(runLength)),
  };
}

/** Index of the first step with a baseline before it. */
function firstWatched(series: readonly Observation[], minBaseline: number): number {
  let observed = 0;
  const last = series.findIndex((each) => hasObservations(each) && ++observed === minBaseline);
  return last === -1 ? series.length : last + 1;
}

function hasObservations({ n }: Observation): boolean {
  return n === undefined || n > 0;
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
