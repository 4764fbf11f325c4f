import { dayMs } from './instants.ts';

/**
 * Days from one calendar day to another, negative when `to` is earlier. Counted in UTC, where every day has 86 400
 * seconds and no clock changes.
 *
 * @param from `YYYY-MM-DD`, proleptic Gregorian
 * @param to `YYYY-MM-DD`
 * @returns an integer
 * @throws RangeError if either is not a calendar day (2023-02-29, 2024-1-5)
 */
export function daysBetween(from: string, to: string): number {
  return (dayToMilliseconds(to) - dayToMilliseconds(from)) / dayMs;
}

/**
 * The calendar day `count` days after `day`, before it when `count` is negative.
 *
 * @param day `YYYY-MM-DD`
 * @param count integer
 * @returns `YYYY-MM-DD`
 * @throws RangeError if `day` is not a calendar day, or the result is outside the years 0–9999
 */
export function addDays(day: string, count: number): string {
  const moved = dayToMilliseconds(day) + count * dayMs;
  if (!Number.isInteger(count) || moved < firstDay || moved > lastDay) {
    throw new RangeError(`${count} days after ${day} is not a day from 0000-01-01 to 9999-12-31.`);
  }
  return new Date(moved).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

const firstDay = Date.parse('0000-01-01T00:00:00Z');
const lastDay = Date.parse('9999-12-31T00:00:00Z');

/** `Date` turns 2023-02-29 into 1 March, so the result is compared with the text. */
function dayToMilliseconds(day: string): number {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(milliseconds) || new Date(milliseconds).getUTCDate() !== Number(day.slice(-2))) {
    throw new RangeError(`${day} is not a calendar day of the form YYYY-MM-DD.`);
  }
  return milliseconds;
}
