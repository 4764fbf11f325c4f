import type { Words } from '../../words.ts';

/** `45 min`, `3.2 h`, `5.1 days`. */
export function describeMinutes(minutes: number, { strings, number }: Pick<Words, 'strings' | 'number'>): string {
  const say = strings.service.durations;
  if (minutes < 120) return say.minutes(number(Math.round(minutes)));
  return minutes < 48 * 60 ? say.hours(number(minutes / 60)) : say.days(number(minutes / (24 * 60)));
}

/** A quantile of durations, `over 3.2 h` where it lies beyond what is known. */
export function describeQuantile(
  minutes: number | null,
  { longest }: { longest: number },
  words: Pick<Words, 'strings' | 'number'>,
): string {
  if (minutes !== null) return describeMinutes(minutes, words);
  return words.strings.service.durations.over(describeMinutes(longest, words));
}
