/**
 * Days from one calendar day to another, negative when `to` is the earlier one.
 * Counted in UTC, where every day has 86 400 seconds, so no clock change moves a day.
 *
 * @param from `YYYY-MM-DD`, proleptic Gregorian
 * @param to `YYYY-MM-DD`
 * @returns a whole number of days
 * @throws RangeError if either text is no day of the calendar (2023-02-29, 2024-1-5)
 */
export function daysBetween(from: string, to: string): number {
  return (dayToMilliseconds(to) - dayToMilliseconds(from)) / MILLISECONDS_PER_DAY;
}

/**
 * The calendar day `count` days after `day`, before it when `count` is negative.
 *
 * @param day `YYYY-MM-DD`
 * @param count whole number of days
 * @returns `YYYY-MM-DD`
 * @throws RangeError if `day` is no day of the calendar, or the result lies outside the years 0–9999
 */
export function addDays(day: string, count: number): string {
  const moved = dayToMilliseconds(day) + count * MILLISECONDS_PER_DAY;
  if (!Number.isInteger(count) || moved < FIRST_DAY || moved > LAST_DAY) {
    throw new RangeError(`${count} days after ${day} is no day between 0000-01-01 and 9999-12-31.`);
  }
  return new Date(moved).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

const MILLISECONDS_PER_DAY = 86_400_000;
const FIRST_DAY = Date.parse('0000-01-01T00:00:00Z');
const LAST_DAY = Date.parse('9999-12-31T00:00:00Z');

/** `Date` rolls 2023-02-29 on to March, so the text must survive the way there and back. */
function dayToMilliseconds(day: string): number {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(milliseconds) || !new Date(milliseconds).toISOString().startsWith(day)) {
    throw new RangeError(`${day} is no calendar day of the form YYYY-MM-DD.`);
  }
  return milliseconds;
}
