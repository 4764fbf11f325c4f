import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Holiday } from '../../src/knowledge/schemas/channels.ts';
import { addDays, type Hours, weekdays } from '../../src/service-hours/calendar.ts';
import { addWorkingMinutes, type Interval, isOpenAt, nextOpening, openUntil } from '../../src/service-hours/intervals.ts';
import { openingIntervals } from '../../src/service-hours/opening-intervals.ts';
import { openMinutes } from './wall-clock.ts';

const hoursOf = (overrides: Partial<Hours>): Hours => ({
  zone: 'Asia/Shanghai',
  weekly: {},
  holidays: [],
  exceptions: [],
  ...overrides,
});
const everyDay = (...spans: string[]) => Object.fromEntries(weekdays.map((day) => [day, spans]));
const iso = (intervals: readonly Interval[]): string[] =>
  intervals.map((interval) => interval.map((minute) => new Date(minute * 60_000).toISOString().slice(0, 16)).join(' '));
const minuteOf = (time: string): number => Date.parse(time) / 60_000;

describe('hours of days in a zone', () => {
  test('are instants', () => {
    const hours = hoursOf({ weekly: { mon: ['09:00-12:00', '13:00-20:00'] } });
    expect(iso(openingIntervals(hours, [], '2026-11-20', '2026-11-30'))).toEqual([
      '2026-11-23T01:00 2026-11-23T04:00',
      '2026-11-23T05:00 2026-11-23T12:00',
      '2026-11-30T01:00 2026-11-30T04:00',
      '2026-11-30T05:00 2026-11-30T12:00',
    ]);
  });

  test('that touch or overlap are one interval, also across midnight', () => {
    const hours = hoursOf({ zone: 'UTC', weekly: { mon: ['12:00-24:00', '08:00-12:00'], tue: ['00:00-02:00', '01:00-03:00'] } });
    expect(iso(openingIntervals(hours, [], '2026-11-23', '2026-11-24'))).toEqual(['2026-11-23T08:00 2026-11-24T03:00']);
  });

  test('that end past midnight belong to the day on which they begin, even before a holiday', () => {
    const holidays = [{ name: {}, from: '2026-11-24', workdays: [] }];
    const hours = hoursOf({ zone: 'UTC', weekly: everyDay('22:00-02:00') });
    expect(iso(openingIntervals(hours, holidays, '2026-11-23', '2026-11-25'))).toEqual([
      '2026-11-23T22:00 2026-11-24T02:00',
      '2026-11-25T22:00 2026-11-26T02:00',
    ]);
  });

  test('around the clock are one interval through the end of the year', () => {
    const hours = hoursOf({ weekly: everyDay('00:00-24:00') });
    expect(iso(openingIntervals(hours, [], '2026-12-30', '2027-01-02'))).toEqual(['2026-12-29T16:00 2027-01-02T16:00']);
  });

  test('follow the weekday that a make-up working day stands for, and an exception before everything else', () => {
    const holidays: Holiday[] = [
      { name: {}, from: '2026-10-01', to: '2026-10-07', workdays: [{ date: '2026-10-10', as: 'wed' }] },
    ];
    const hours = hoursOf({
      zone: 'UTC',
      weekly: { wed: ['09:00-18:00'] },
      holidays: ['10:00-11:00'],
      exceptions: [{ date: '2026-10-07', hours: [] }],
    });
    expect(iso(openingIntervals(hours, holidays, '2026-10-06', '2026-10-13'))).toEqual([
      '2026-10-06T10:00 2026-10-06T11:00',
      '2026-10-10T09:00 2026-10-10T18:00',
    ]);
  });

  test('begin after an hour that the clocks skip, and are dropped when they lie within it', () => {
    // On 29 March 2026 the clocks of Paris go from 02:00 to 03:00.
    const paris = (span: string) =>
      iso(openingIntervals(hoursOf({ zone: 'Europe/Paris', weekly: { sun: [span] } }), [], '2026-03-29', '2026-03-29'));
    expect(paris('02:30-05:00')).toEqual(['2026-03-29T01:00 2026-03-29T03:00']);
    expect(paris('02:00-03:00')).toEqual([]);
    expect(paris('01:00-02:30')).toEqual(['2026-03-29T00:00 2026-03-29T01:00']);
  });

  test('begin and end the first time that the clocks show their time', () => {
    // On 25 October 2026 the clocks of Paris go from 03:00 to 02:00.
    const paris = (span: string) =>
      iso(openingIntervals(hoursOf({ zone: 'Europe/Paris', weekly: { sun: [span] } }), [], '2026-10-25', '2026-10-25'));
    expect(paris('02:30-05:00')).toEqual(['2026-10-25T00:30 2026-10-25T04:00']);
    expect(paris('01:00-02:30')).toEqual(['2026-10-24T23:00 2026-10-25T00:30']);
  });

  test('of a date that the zone leaves out are none', () => {
    // Samoa crossed the date line at the end of 29 December 2011.
    const hours = hoursOf({ zone: 'Pacific/Apia', weekly: everyDay('09:00-17:00') });
    expect(openingIntervals(hours, [], '2011-12-29', '2011-12-31')).toHaveLength(2);
  });
});

const span = fc
  // Half of them begin in the small hours, in which clocks are changed.
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 4, max: 15 })),
    fc.oneof(fc.integer({ min: 1, max: 48 }), fc.integer({ min: 1, max: 6 })),
  )
  .filter(([from, length]) => from + length <= 96 || (from + length) % 96 !== 0)
  .map(([from, length]) => {
    const time = (quarter: number): string =>
      `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
    const end = from + length;
    return `${time(from)}-${time(end > 96 ? end - 96 : end)}`;
  });
const spans = fc.array(span, { maxLength: 3 });
/** Days before which the days of a case begin: clock changes of both halves of the year and the globe, and a year’s end. */
const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01', '2027-01-01', '2028-02-29'];
const zones = [
  'Europe/Paris',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  'Asia/Shanghai',
  'UTC',
];
const daysChecked = 5;
const cases = fc
  .record({
    change: fc.constantFrom(...changes),
    zone: fc.constantFrom(...zones),
    weekly: fc.array(spans, { minLength: 7, maxLength: 7 }),
  })
  .chain(({ change, zone, weekly }) => {
    const first = addDays(change, -2);
    const day = fc.integer({ min: -1, max: daysChecked }).map((count) => addDays(first, count));
    return fc.record({
      first: fc.constant(first),
      hours: fc.record({
        zone: fc.constant(zone),
        weekly: fc.constant(Object.fromEntries(weekdays.map((name, index) => [name, weekly[index] ?? []]))),
        holidays: spans,
        exceptions: fc.array(fc.record({ date: day, hours: spans }), { maxLength: 2 }),
      }),
      holidays: fc.array(
        fc.record({
          name: fc.constant({}),
          from: day,
          workdays: fc.array(fc.record({ date: day, as: fc.constantFrom(...weekdays) }), { maxLength: 2 }),
        }),
        { maxLength: 2 },
      ),
    });
  });
const runs = { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 20), seed: Number(process.env['PROPERTY_SEED'] ?? 12) };

describe('working minutes', () => {
  const office = openingIntervals(
    hoursOf({ weekly: { mon: ['09:00-18:00'], tue: ['09:00-18:00'] } }),
    [],
    '2026-11-23',
    '2026-11-30',
  );
  const endOf = (from: string, count: number): string | undefined => {
    const end = addWorkingMinutes(office, minuteOf(`${from}+08:00`), count);
    return end === undefined ? undefined : new Date((end + 8 * 60) * 60_000).toISOString().slice(0, 16);
  };

  test('continue on the next working day', () => {
    expect(endOf('2026-11-23T10:00', 540)).toBe('2026-11-24T10:00');
    expect(endOf('2026-11-24T17:30', 60)).toBe('2026-11-30T09:30');
  });

  test('that fill a working day end when it ends', () => {
    expect(endOf('2026-11-22T23:00', 540)).toBe('2026-11-23T18:00');
    expect(endOf('2026-11-23T09:00', 540)).toBe('2026-11-23T18:00');
    expect(endOf('2026-11-23T18:00', 540)).toBe('2026-11-24T18:00');
  });

  test('that are none end now, or at the next opening', () => {
    expect(endOf('2026-11-23T10:00', 0)).toBe('2026-11-23T10:00');
    expect(endOf('2026-11-24T20:00', 0)).toBe('2026-11-30T09:00');
  });

  test('beyond the list end nowhere', () => {
    expect(endOf('2026-11-30T09:00', 541)).toBeUndefined();
  });
});

describe('beside a clock read minute by minute', () => {
  /** Minutes of the days in UTC that lie within the days of the zone, with the readings of the clock. */
  function read({ first, hours, holidays }: { first: string; hours: Hours; holidays: Holiday[] }) {
    const intervals = openingIntervals(hours, holidays, addDays(first, -2), addDays(first, daysChecked + 2));
    const from = minuteOf(`${first}T00:00Z`);
    const to = from + daysChecked * 1440;
    // The clock is read from a day earlier, so that it has come as far as it has when it jumps back.
    const open = openMinutes(hours, holidays, from - 1440, to).slice(1440);
    return { intervals, from, to, open };
  }

  test('the same minutes are open, with the same next opening and the same end', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { intervals, from, to, open } = read(given);
        for (let index = 0; index < open.length; index++) {
          const minute = from + index;
          if (isOpenAt(intervals, minute) !== open[index]) return false;
          if (index === 0) continue;
          if (open[index] && !open[index - 1] && nextOpening(intervals, minute - 1) !== minute) return false;
          if (!open[index] && open[index - 1] && openUntil(intervals, minute - 1) !== minute) return false;
        }
        return to > from;
      }),
      runs,
    );
  });

  test('working minutes are the open ones that pass', () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: 1440 }), fc.nat({ max: 2000 }), (given, start, count) => {
        const { intervals, from, open } = read(given);
        const end = addWorkingMinutes(intervals, from + start, count);
        const left = open.slice(start).reduce((sum, isOpen) => sum + Number(isOpen), 0);
        // Beyond the minutes that were read, only that it lies there can be said.
        if (count > left) return end === undefined || end > from + open.length;
        if (end === undefined) return count === 0 && left === 0;
        if (end > from + open.length) return count === 0 || count === left;
        const passed = open.slice(start, end - from).filter(Boolean).length;
        return passed === count && (count === 0 || open[end - from - 1] === true);
      }),
      runs,
    );
  });
});
