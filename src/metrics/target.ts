import type { Interval } from './wilson.ts';

/** What the operator wants of a figure; a line of targets.yaml. */
export interface Target {
  better: 'higher' | 'lower';
  target: number;
  /** Value beyond which an alert is raised. */
  alert: number;
  /** A difference of this size counts as 1; > 0. */
  scale: number;
}

/** `alert`: missed by so much that the operator wants to be told. */
export type TargetState = 'met' | 'missed' | 'alert' | 'unknown';

export interface TargetComparison {
  state: TargetState;
  /** (value − target) ÷ scale, positive when worse than the target; `null` when the value is unknown. */
  shortfall: number | null;
  /** Whether the whole interval is on the value's side of the target; false without an interval. */
  isSure: boolean;
}

/**
 * Compares a figure with its target. An unknown figure is never met.
 *
 * @param value in the unit of the target; `undefined` when it is unknown
 * @param interval of the value, where it has one
 */
export function compareWithTarget(value: number | undefined, target: Target, interval?: Interval): TargetComparison {
  if (value === undefined || !Number.isFinite(value)) return { state: 'unknown', shortfall: null, isSure: false };
  const worse = (one: number, other: number): boolean => (target.better === 'higher' ? one < other : one > other);
  const shortfall = ((value - target.target) / target.scale) * (target.better === 'higher' ? -1 : 1);
  const isMissed = worse(value, target.target);
  const isSure =
    interval !== undefined && worse(interval.low, target.target) === isMissed && worse(interval.high, target.target) === isMissed;
  const state = !isMissed ? 'met' : worse(value, target.alert) ? 'alert' : 'missed';
  return { state, shortfall: shortfall === 0 ? 0 : shortfall, isSure };
}

/**
 * Σ((value − target) ÷ scale)², the deviation of a scorecard. Unknown figures are left out and must be named beside it.
 *
 * @returns `undefined` when nothing is known
 */
export function deviationOf(comparisons: readonly Pick<TargetComparison, 'shortfall'>[]): number | undefined {
  const known = comparisons.flatMap(({ shortfall }) => (shortfall === null ? [] : [shortfall]));
  return known.length === 0 ? undefined : known.reduce((sum, each) => sum + each ** 2, 0);
}
