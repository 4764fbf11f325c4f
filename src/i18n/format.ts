import { languageTag } from '../knowledge/article-id.ts';
import type { Channel, Weekday } from '../knowledge/channels.ts';

/** A day, `2026-11-20`, as readers of a locale write it. */
export function formatDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(languageTag(locale), { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Weekly opening hours in one line, days with the same hours together; empty when it never opens. */
export function formatHours({ hours }: Pick<Channel, 'hours'>, locale: string): string {
  const spans = weekdays.map((day) => (hours.weekly[day] ?? []).map((span) => span.replace('-', '–')).join(', '));
  const runs: { from: number; to: number; span: string }[] = [];
  for (const [day, span] of spans.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && last.span === span) last.to = day;
    else runs.push({ from: day, to: day, span });
  }
  return runs
    .filter(({ span }) => span !== '')
    .map(
      ({ from, to, span }) =>
        `${from === to ? weekdayName(from, locale) : `${weekdayName(from, locale)}–${weekdayName(to, locale)}`} ${span}`,
    )
    .join(locale.startsWith('zh') ? '，' : ', ');
}

/** @param index 0 is Monday */
function weekdayName(index: number, locale: string): string {
  // 2024-01-01 was a Monday.
  return new Intl.DateTimeFormat(languageTag(locale), { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index));
}
