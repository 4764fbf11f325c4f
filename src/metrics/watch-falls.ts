import type { Counted } from './change.ts';
import { benjaminiHochberg } from './false-discovery.ts';
import { fallProbability } from './fisher.ts';

export interface FallOptions {
  /** Steps that are looked at together; one alone has too few observations. */
  window: number;
  /** Steps at the end of the series at which all are tested. */
  watched: number;
  /** Expected share of false ones among the falls that are found at a step; where nothing fell, P(any is found). */
  falseDiscoveryRate: number;
  /** Least number of observations before the window, and in it. */
  minBefore: number;
  minRecent: number;
  /** An alarm ends when the p-value is above this. */
  clearAbove: number;
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
  /** One-sided, of the last window. */
  p: number;
  before: Counted;
  recent: Counted;
}

/**
 * Which shares have fallen: at each step, each share within the window is compared with its own past by Fisher's exact test,
 * and all together by Benjamini and Hochberg's procedure. An alarm stays until nothing speaks for it any more, so that it
 * does not flicker.
 *
 * @returns for each, in the given order, the fall that stands at the last step, or `undefined`
 */
export function watchFalls(tried: readonly Tried[], options: FallOptions): (Fall | undefined)[] {
  const { window, watched, falseDiscoveryRate, minBefore, minRecent, clearAbove } = options;
  const length = tried[0]?.steps.length ?? 0;
  const standing: (Fall | undefined)[] = tried.map(() => undefined);
  for (let end = Math.max(window, length - watched + 1); end <= length; end += 1) {
    const compared = tried.map(({ earlier, steps }) => ({
      before: add([earlier, ...steps.slice(0, end - window)]),
      recent: add(steps.slice(end - window, end)),
    }));
    // By their sizes alone, so that the choice of tests does not depend on what they find.
    const tested = compared.flatMap(({ before, recent }, index) =>
      before.n >= minBefore && recent.n >= minRecent ? [{ index, before, recent, p: fallProbability(before, recent) }] : [],
    );
    const found = benjaminiHochberg(
      tested.map(({ p }) => p),
      falseDiscoveryRate,
    );
    tested.forEach(({ index, ...fall }, nth) => {
      const earlier = standing[index];
      if (found[nth] === true || (earlier !== undefined && fall.p <= clearAbove)) {
        standing[index] = { ...fall, since: earlier?.since ?? end - window };
      } else standing[index] = undefined;
    });
  }
  return standing;
}

function add(counted: readonly Counted[]): Counted {
  return counted.reduce((sum, { count, n }) => ({ count: sum.count + count, n: sum.n + n }), { count: 0, n: 0 });
}
