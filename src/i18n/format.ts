import { languageTag } from '../knowledge/article-id.ts';
import type { Channel, Weekday } from '../knowledge/channels.ts';
import type { Label } from '../knowledge/fields.ts';

/** A day, `2026-11-20`, as readers of a locale write it. */
export function formatDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(languageTag(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** Days from one to another; one day alone when they are the same. */
export function formatDays(from: string, to: string, locale: string): string {
  return from === to ? formatDay(from, locale) : `${formatDay(from, locale)} – ${formatDay(to, locale)}`;
}

/** Dated exceptions that are not over, consecutive days that are alike together. */
export function listExceptions({ hours }: Pick<Channel, 'hours'>, today: string): ExceptionRun[] {
  const runs: ExceptionRun[] = [];
  for (const { date, hours: spans, note } of hours.exceptions.toSorted((a, b) => (a.date < b.date ? -1 : 1))) {
    const last = runs.at(-1);
    const isSame = last !== undefined && JSON.stringify([last.spans, last.note]) === JSON.stringify([spans, note]);
    if (isSame && dayAfter(last.to) === date) last.to = date;
    else runs.push({ from: date, to: date, spans, note });
  }
  return runs.filter(({ to }) => to >= today);
}

export interface ExceptionRun {
  from: string;
  to: string;
  spans: readonly string[];
  note: Label | undefined;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Weekly opening hours in one line, days with the same hours together; empty when it never opens. */
export function formatHours({ hours }: Pick<Channel, 'hours'>, locale: string): string {
  const isChinese = locale.startsWith('zh');
  const spans = weekdays.map((day) =>
    (hours.weekly[day] ?? []).map((span) => span.replace('-', '–')).join(isChinese ? '、' : ', '),
  );
  const runs: { from: number; to: number; span: string }[] = [];
  for (const [day, span] of spans.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && last.span === span) last.to = day;
    else runs.push({ from: day, to: day, span });
  }
  const days = ({ from, to }: { from: number; to: number }): string =>
    from === to ? weekdayName(from, locale) : `${weekdayName(from, locale)}${isChinese ? '至' : '–'}${weekdayName(to, locale)}`;
  return runs
    .filter(({ span }) => span !== '')
    .map((run) => `${days(run)} ${run.span}`)
    .join(isChinese ? '；' : '; ');
}

/** A time zone as readers name it: `中国标准时间`, `China Standard Time`. */
export function formatZone(zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(languageTag(locale), { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** @param index 0 is Monday */
function weekdayName(index: number, locale: string): string {
  // 2024-01-01 was a Monday.
  return new Intl.DateTimeFormat(languageTag(locale), { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index));
}
