import { languageTag } from '../knowledge/article-id.ts';
import type { Channel } from '../knowledge/schemas/channels.ts';
import { weekdays } from '../service-hours/calendar.ts';

/** A day such as `2026-11-20`, as written in a locale: `20 November 2026`. */
export function formatDay(day: string, locale: string): string {
  return dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** What is before and after the first occurrence of a part, which must be there; it may be repeated. */
export function splitAround(sentence: string, part: string): [before: string, after: string] {
  const at = sentence.indexOf(part);
  return [sentence.slice(0, at), sentence.slice(at + part.length)];
}

/** A range of days, or a single day when both are the same. */
export function formatDays(from: string, to: string, locale: string): string {
  // Intl writes Chinese ranges as 2027/1/1 – 2027/1/3.
  if (locale.startsWith('zh'))
    return from === to ? formatDay(from, locale) : `${formatDay(from, locale)}至${lastDayOfRange(from, to, locale)}`;
  const format = dateFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** The later day of a Chinese range, without the year and month that it shares with the earlier one. */
function lastDayOfRange(from: string, to: string, locale: string): string {
  const shared = from.slice(0, 7) === to.slice(0, 7) ? '月' : from.slice(0, 4) === to.slice(0, 4) ? '年' : '';
  const day = formatDay(to, locale);
  return day.slice(day.indexOf(shared) + shared.length);
}

/** Weekly opening hours in one line, with equal days merged; empty when always closed. */
export function formatHours({ hours }: Pick<Channel, 'hours'>, locale: string): string {
  const isChinese = locale.startsWith('zh');
  const spans = weekdays.map((day) => formatSpans(hours.weekly[day] ?? [], locale));
  const runs: { from: number; to: number; span: string }[] = [];
  for (const [day, span] of spans.entries()) {
    const last = runs.at(-1);
    if (last !== undefined && last.span === span) last.to = day;
    else runs.push({ from: day, to: day, span });
  }
  return runs
    .filter(({ span }) => span !== '')
    .map(({ from, to, span }) => `${formatWeekdays(from, to, locale)} ${span}`)
    .join(isChinese ? '；' : '; ');
}

/** Days of the week from one to another: `周一至周五`, `Mon–Fri`; the whole week is `每天`, `Daily`. 0 is Monday. */
export function formatWeekdays(from: number, to: number, locale: string): string {
  const isChinese = locale.startsWith('zh');
  if (from === 0 && to === 6) return isChinese ? '每天' : 'Daily';
  if (from === to) return weekdayName(from, locale);
  return `${weekdayName(from, locale)}${isChinese ? '至' : '–'}${weekdayName(to, locale)}`;
}

/** Opening hours of a day in one line; empty when closed. */
export function formatSpans(spans: readonly string[], locale: string): string {
  return spans.map(formatSpan).join(locale.startsWith('zh') ? '、' : ', ');
}

/** `09:00-18:00` as `09:00–18:00`, with a word joiner that prevents a line break. */
export function formatSpan(span: string): string {
  return span.replace('-', '–\u2060');
}

/**
 * An instant in the service’s time zone, which the text names: without script the reader’s is unknown.
 *
 * @param zone IANA time zone; the machine’s when left out
 */
export function formatInstant(instant: Date, locale: string, zone: string | undefined): string {
  return dateFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'longGeneric',
    timeZone: zone,
  }).format(instant);
}

/** The same in brief, `11月23日周一 18:00`, `Mon 23 Nov, 18:00`; the page names the zone elsewhere. */
export function formatShortInstant(instant: Date, locale: string, zone: string | undefined): string {
  const date = { weekday: 'short', day: 'numeric', month: locale.startsWith('zh') ? 'long' : 'short' } as const;
  const day = dateFormat(locale, { ...date, timeZone: zone }).format(instant);
  const time = dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(instant);
  return `${day}${locale.startsWith('zh') ? '' : ','} ${time}`;
}

/** A list in a sentence: `甲、乙和丙`, `a, b and c`. */
export function formatList(words: readonly string[], locale: string): string {
  return new Intl.ListFormat(formatTag(locale), { type: 'conjunction' }).format(words);
}

/** Name of a locale's language in the readers' locale: `中文`, `Chinese`. */
export function languageName(locale: string, readers: string): string {
  const names = new Intl.DisplayNames(formatTag(readers), { type: 'language' });
  return names.of(new Intl.Locale(locale).language) ?? locale;
}

/** Locale for `Intl`. English without a country is British, like the interface. */
export function formatTag(locale: string): string {
  return locale === 'en' ? 'en-GB' : languageTag(locale);
}

/** Name of a time zone: `中国标准时间`, `China Standard Time`; the short one is `中国时间`, `China Time`. */
export function formatZone(zone: string, locale: string, length: 'short' | 'long' = 'long'): string {
  const parts = dateFormat(locale, { timeZone: zone, timeZoneName: `${length}Generic` }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** @param index 0 is Monday */
function weekdayName(index: number, locale: string): string {
  // 2024-01-01 was a Monday.
  return dateFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + index));
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Formats are kept, because making one takes far longer than using it, and every page shows dates. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(formatTag(locale), options);
  dateFormats.set(key, format);
  return format;
}
