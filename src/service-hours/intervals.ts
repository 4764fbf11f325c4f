/**
 * A time in which a channel is open, from the first minute to the one that no longer belongs to it, in minutes since
 * 1970-01-01T00:00Z. Lists of intervals are sorted and do not touch. Browsers run this file, so it imports nothing.
 */
export type Interval = readonly [opens: number, closes: number];

/** When the channel closes that is open at `minute`; `undefined` when it is closed. */
export function openUntil(intervals: readonly Interval[], minute: number): number | undefined {
  return intervals.find(([opens, closes]) => opens <= minute && minute < closes)?.[1];
}

export function isOpenAt(intervals: readonly Interval[], minute: number): boolean {
  return openUntil(intervals, minute) !== undefined;
}

/** When the channel opens next after `minute`; `undefined` when the list ends before. */
export function nextOpening(intervals: readonly Interval[], minute: number): number | undefined {
  return intervals.find(([opens]) => opens > minute)?.[0];
}

/**
 * The minute by which `count` minutes of opening hours have passed since `minute`, or `undefined` when the list ends
 * before. Of a time at the end of opening hours and the beginning of the next, it is the earlier one.
 */
export function addWorkingMinutes(intervals: readonly Interval[], minute: number, count: number): number | undefined {
  let left = count;
  for (const [opens, closes] of intervals) {
    const from = Math.max(opens, minute);
    if (from >= closes) continue;
    if (left <= closes - from) return from + left;
    left -= closes - from;
  }
  return undefined;
}

/** Intervals of the `steps` of an hours file. */
export function readSteps(steps: readonly number[], from: number): Interval[] {
  const intervals: [number, number][] = [];
  let time = from;
  steps.forEach((step, index) => {
    time += step;
    if (index % 2) (intervals[intervals.length - 1] as [number, number])[1] = time;
    else intervals.push([time, time]);
  });
  return intervals;
}
