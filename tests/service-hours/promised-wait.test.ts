import { expect, test } from 'vitest';
import { promisedWait } from '../../src/service-hours/promised-wait.ts';

const wait = (weekly: Record<string, string[]>, firstReplyMinutes: number) =>
  promisedWait(
    { firstReplyMinutes, hours: { zone: 'Asia/Shanghai', weekly, holidays: ['10:00-11:00'], exceptions: [] } },
    '2026-11-20',
  );
const days = (names: string[], span: string) => Object.fromEntries(names.map((name) => [name, [span]]));
const all = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

test('half of the askers wait at most so long when every reply comes as late as promised', () => {
  expect(wait(days(all, '00:00-24:00'), 60)).toBe(60);
  // Open from nine to nine: of 24 askers, 11 wait an hour, the others until ten at the latest.
  expect(wait(days(all, '09:00-21:00'), 60)).toBe(120);
  // Nine hours of working days that have nine: most ask from Monday to Thursday, in the daytime they wait a day, at night less.
  expect(wait(days(all.slice(0, 5), '09:00-18:00'), 540)).toBe(1440);
  expect(wait({}, 60)).toBeUndefined();
});
