import type { Counted } from './change.ts';
import { benjaminiHochberg } from './false-discovery.ts';
import { fallProbability } from './fisher.ts';

export interface FallOptions {
  /** Numbers of steps that are looked at together: few see a deep fall soon, many a slight one. */
  windows: readonly number[];
  /** Steps at the end of the series at which all are tested. */
  watched: number;
  /** Expected share of false ones among the falls that are found at a step; where nothing fell, P(any is found). */
  falseDiscoveryRate: number;
  /** Least number of observations before the window, and in it. */
  minBefore: number;
  minRecent: number;
  /** An alarm ends when the p-value of each window is above this. */
  clearAbove: number;
  /** A fall that no alarm is raised for is possible when its p-value at the last step is at most this. */
  possibleBelow: number;
}

/** Successes of something over time. */
export interface Tried {
  /** Up to the first step. */
  earlier: Counted;
  /** The earliest first; equally many for all. */
  steps: readonly Counted[];
}

export interface Fall {
  /** Index of the first step of the window in which it was found. */
  since: number;
  /** Number of steps of the window that shows it best. */
  window: number;
  /** Whether an alarm stands; otherwise it may be chance. */
  isAlarm: boolean;
  /** One-sided, of the last window. */
  p: number;
  before: Counted;
  recent: Counted;
}

/**
 * Which shares have fallen: at each step, each share within each window is compared with its own past by Fisher's exact test,
 * and all together by Benjamini and Hochberg's procedure. An alarm stays until nothing speaks for it any more, so that it
 * does not flicker.
 *
 * @returns for each, in the given order, the fall that stands at the last step or is possible there, or `undefined`
 */
export function watchFalls(tried: readonly Tried[], options: FallOptions): (Fall | undefined)[] {
  const length = tried[0]?.steps.length ?? 0;
  const standing: (Fall | undefined)[] = tried.map(() => undefined);
  const sums = tried.map(runningSums);
  const first = Math.min(...options.windows);
  for (let end = Math.max(first, length - options.watched + 1); end <= length; end += 1) {
    const tested = testsAt(end, sums, options);
    const found = benjaminiHochberg(
      tested.map(({ p }) => p),
      options.falseDiscoveryRate,
    );
    const raised = new Set(tested.filter((_, nth) => found[nth] === true).map(({ index }) => index));
    const best = new Map(tested.toSorted((a, b) => b.p - a.p).map((test) => [test.index, test]));
    standing.forEach((earlier, index) => {
      const test = best.get(index);
      standing[index] = test === undefined ? undefined : fallOf(test, { earlier, isRaised: raised.has(index), end }, options);
    });
  }
  return standing;
}

interface Test extends Pick<Fall, 'window' | 'p' | 'before' | 'recent'> {
  index: number;
}

/**
 * Chosen by their sizes alone, so that the choice of tests does not depend on what they find.
 *
 * @param sums of each, see `runningSums`
 */
function testsAt(end: number, sums: readonly (readonly Counted[])[], { windows, minBefore, minRecent }: FallOptions): Test[] {
  const within = windows.filter((window) => window <= end);
  return sums.flatMap((sum, index) =>
    within.flatMap((window): Test[] => {
      const [before, all] = [sum[end - window] ?? none, sum[end] ?? none];
      const recent = { count: all.count - before.count, n: all.n - before.n };
      const isEnough = before.n >= minBefore && recent.n >= minRecent;
      return isEnough ? [{ index, window, before, recent, p: fallProbability(before, recent) }] : [];
    }),
  );
}

function fallOf(
  { index: _, ...test }: Test,
  { earlier, isRaised, end }: { earlier: Fall | undefined; isRaised: boolean; end: number },
  { clearAbove, possibleBelow }: FallOptions,
): Fall | undefined {
  const stood = earlier?.isAlarm === true;
  if (isRaised || (stood && test.p <= clearAbove))
    return { ...test, isAlarm: true, since: stood ? earlier.since : end - test.window };
  return test.p <= possibleBelow ? { ...test, isAlarm: false, since: end - test.window } : undefined;
}

const none: Counted = { count: 0, n: 0 };

/** Before the first step, and after each. */
function runningSums({ earlier, steps }: Tried): Counted[] {
  const sums = [earlier];
  for (const [at, { count, n }] of steps.entries()) {
    const before = sums[at] ?? none;
    sums.push({ count: before.count + count, n: before.n + n });
  }
  return sums;
}
