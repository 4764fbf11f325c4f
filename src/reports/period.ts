import { z } from 'zod';
import { MisuseError } from '../errors.ts';
import { daysBetween } from '../metrics/days.ts';
import type { Period } from '../metrics/period.ts';
import { lastWeeks } from './weeks.ts';

/** What a command was told about the days to report on. */
export interface AskedPeriod {
  since?: string | undefined;
  until?: string | undefined;
  /** Full weeks up to `until`; instead of `since`. */
  weeks?: number | undefined;
}

const defaultWeeks = 4;
const maxDays = 99 * 7;

/**
 * The days to report on: `since` to `until`, or whole weeks that end on `until`, which is today when left out.
 *
 * @throws MisuseError when a day does not exist, lies in the future, or the period is the wrong way round or too long
 */
export function readPeriod({ since, until, weeks }: AskedPeriod, today: string): Period {
  const from = readDay('since', since, today);
  const to = readDay('until', until, today) ?? today;
  if (from === undefined) return lastWeeks(to, weeks ?? defaultWeeks);
  if (weeks !== undefined)
    throw new MisuseError('--since and --weeks are given, and both say where the period begins.', 'Give one of them.');
  if (from > to) {
    throw new MisuseError(
      `The period begins on ${from}, after it ends on ${to}.`,
      'Give --since a day that is not after --until.',
    );
  }
  const days = daysBetween(from, to) + 1;
  if (days > maxDays) throw new MisuseError(`The period has ${days} days.`, `Give at most ${maxDays}.`);
  return { from, to };
}

function readDay(option: string, day: string | undefined, today: string): string | undefined {
  if (day === undefined) return undefined;
  if (!z.iso.date().safeParse(day).success)
    throw new MisuseError(`--${option} cannot be \`${day}\`.`, 'Give a day such as 2026-11-20.');
  if (day > today) {
    throw new MisuseError(
      `--${option} is ${day}, which is after today, ${today}.`,
      'Give a day that has come; KB_TODAY says which day is today.',
    );
  }
  return day;
}
