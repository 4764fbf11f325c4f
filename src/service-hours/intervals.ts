/**
 * A time in which a channel is open, from the first minute to the one that no longer belongs to it, in minutes since
 * 1970-01-01T00:00Z. Lists of intervals are sorted and do not touch. Browsers run this file, so it imports
 * nothing and does without syntax that takes many bytes in old ones.
 */
export type Interval = readonly [opens: number, closes: number];

/** When the channel closes that is open at `minute`; `undefined` when it is closed. */
export function openUntil(intervals: readonly Interval[], minute: number): number | undefined {
  const [, end] = intervals.find(([opens, closes]) => opens <= minute && minute < closes) || [];
  return end;
}

export function isOpenAt(intervals: readonly Interval[], minute: number): boolean {
  return openUntil(intervals, minute) !== undefined;
}

/** When the channel opens next after `minute`; `undefined` when the list ends before. */
export function nextOpening(intervals: readonly Interval[], minute: number): number | undefined {
  const [start] = intervals.find(([opens]) => opens > minute) || [];
  return start;
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
export function readSteps(steps: readonly Interval[], from: number): Interval[] {
  let time = from;
  return steps.map(([wait, length]) => {
    const opens = time + wait;
    time = opens + length;
    return [opens, time];
  });
}

/** Working minutes from which pages say by when a reply comes; shorter promises say enough while the channel is open. */
export const longReplyMinutes = 120;
