import type { Channel, Holiday, Weekday } from '../knowledge/schemas/channels.ts';

export type Hours = Channel['hours'];

/** Weekdays in the order of the week. */
export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Why a day has other hours than its weekday. */
export type SpecialDay =
  | { kind: 'exception'; exception: Hours['exceptions'][number] }
  | { kind: 'workday'; holiday: Holiday; as: Weekday }
  | { kind: 'holiday'; holiday: Holiday };

/** What makes a day special: the channel's own exception before a working day that makes up for a holiday before a holiday. */
export function specialDay(hours: Hours, holidays: readonly Holiday[], day: string): SpecialDay | undefined {
  const exception = hours.exceptions.find(({ date }) => date === day);
  if (exception !== undefined) return { kind: 'exception', exception };
  for (const holiday of holidays) {
    const workday = holiday.workdays.find(({ date }) => date === day);
    if (workday !== undefined) return { kind: 'workday', holiday, as: workday.as };
  }
  const holiday = holidays.find(({ from, to = from }) => from <= day && day <= to);
  return holiday && { kind: 'holiday', holiday };
}

/** Opening hours of a day such as `2026-11-20`; empty when closed. */
export function hoursOn(hours: Hours, holidays: readonly Holiday[], day: string): readonly string[] {
  const special = specialDay(hours, holidays, day);
  switch (special?.kind) {
    case 'exception':
      return special.exception.hours;
    case 'workday':
      return hours.weekly[special.as] ?? [];
    case 'holiday':
      return hours.holidays;
    default:
      return hours.weekly[weekdayOf(day)] ?? [];
  }
}

export function weekdayOf(day: string): Weekday {
  // 1970-01-01 was a Thursday, the fourth day of the week.
  return weekdays[(daysSinceEpoch(day) + 3) % 7] ?? 'mon';
}

/** @param count days later; negative for earlier ones */
export function addDays(day: string, count: number): string {
  return new Date((daysSinceEpoch(day) + count) * 86_400_000).toISOString().slice(0, 10);
}

/** Days from `from` to `to`, both included; empty when `to` is earlier. */
export function daysBetween(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, daysSinceEpoch(to) - daysSinceEpoch(from) + 1) }, (_, index) => addDays(from, index));
}

function daysSinceEpoch(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}
