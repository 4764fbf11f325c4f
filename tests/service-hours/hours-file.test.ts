import { expect, test } from 'vitest';
import type { Channel } from '../../src/knowledge/schemas/channels.ts';
import { makeHoursFile } from '../../src/service-hours/hours-file.ts';
import { isOpenAt, readSteps } from '../../src/service-hours/intervals.ts';
import { openingIntervals } from '../../src/service-hours/opening-intervals.ts';
import { channel } from '../support/builders.ts';

const everyDay = (span: string) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [span]]));
const open = (zone: string, span: string): Channel =>
  channel({ hours: { zone, weekly: everyDay(span), holidays: [], exceptions: [] } });
const fileOf = (...channels: Channel[]) =>
  makeHoursFile(channels, [], {
    lang: 'en-GB',
    today: '2026-11-22',
    words: { tomorrow: '', now: '' },
    wordsOf: () => ({ open: '', until: '', closed: '', by: '', there: '' }),
  });

test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Shanghai', 'America/New_York'])(
  'every minute that the file answers for is open as %s says',
  (zone) => {
    const { from, until, channels } = fileOf(open(zone, '20:00-04:00'));
    const read = readSteps(channels['mail']?.steps ?? [], from);
    const all = openingIntervals(open(zone, '20:00-04:00').hours, [], '2026-11-01', '2027-01-01');
    for (let minute = from; minute < until; minute += 15) expect(isOpenAt(read, minute)).toBe(isOpenAt(all, minute));
  },
);

test('covers the whole of the day on which it is made, wherever that is, and three weeks', () => {
  const { from, until } = fileOf(channel());
  const at = (time: string) => Date.parse(time) / 60_000;
  expect(from).toBeLessThanOrEqual(at('2026-11-22T00:00+14:00'));
  expect(until).toBeGreaterThanOrEqual(at('2026-12-13T00:00Z'));
});

test('the days that pages carry are few bytes', () => {
  expect(JSON.stringify(fileOf(open('Asia/Shanghai', '09:00-21:00'))).length).toBeLessThan(500);
});
