import { instantOf } from '../../service-hours/opening-intervals.ts';

export interface DateRules {
  /** Zone of times without one. */
  zone?: string | undefined;
  /** Order of day and month where the year comes last. */
  dates?: 'day-first' | 'month-first' | undefined;
}

/** Why a time cannot be understood. */
export type BadInstant = 'not-a-time' | 'no-zone' | 'day-or-month';

/**
 * Reads a time as help desks and spreadsheets write them: ISO 8601 with or without zone, `2025/3/1 9:05`,
 * `2025年3月1日 9:05`, `01.03.2025 09:05`, or seconds or milliseconds since 1970.
 *
 * @returns milliseconds since 1970
 */
export function parseInstant(text: string, { zone, dates }: DateRules): number | BadInstant {
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1_000;
  if (/^\d{12,13}$/.test(text)) return Number(text);
  const parts = pattern.exec(text);
  if (parts === null) return 'not-a-time';
  const [, a = '', b = '', c = '', hour = '0', minute = '00', second = '00', offset] = parts;
  const isYearFirst = a.length === 4;
  if (!isYearFirst && (c.length !== 4 || dates === undefined)) return c.length === 4 ? 'day-or-month' : 'not-a-time';
  const [year, month, day] = isYearFirst ? [a, b, c] : dates === 'day-first' ? [c, b, a] : [c, a, b];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = `${hour.padStart(2, '0')}:${minute}:${second}`;
  const utc = Date.parse(`${date}T${time}Z`);
  // `Date` turns 30 February into 2 March.
  if (Number.isNaN(utc) || !new Date(utc).toISOString().startsWith(date)) return 'not-a-time';
  if (offset !== undefined) return Date.parse(`${date}T${time}${isoOffset(offset)}`);
  return zone === undefined ? 'no-zone' : utc + offsetOf(date, Number(hour), zone);
}

const pattern =
  /^(\d{1,4})[-/.年](\d{1,2})[-/.月](\d{1,4})日?(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)? ?(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/;

function isoOffset(offset: string): string {
  if (!/^[+-]/.test(offset)) return 'Z';
  return `${offset.slice(0, 3)}:${offset.slice(-2)}`;
}

/** Zones change their offset at most once an hour, and looking one up takes longer than all else. */
const offsets = new Map<string, number>();
const maxOffsets = 20_000;

/** What to add to a time on the clocks of a zone, taken as UTC, in milliseconds. */
function offsetOf(date: string, hour: number, zone: string): number {
  const key = `${zone} ${date} ${hour}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = instantOf(date, hour * 60, zone) * 60_000 - Date.parse(`${date}T00:00:00Z`) - hour * 3_600_000;
  if (offsets.size >= maxOffsets) offsets.clear();
  offsets.set(key, offset);
  return offset;
}
