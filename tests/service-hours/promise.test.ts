import { expect, test } from 'vitest';
import { replyPromise, workingDayMinutes } from '../../src/service-hours/promise.ts';

const promise = (firstReplyMinutes: number, weekly: Record<string, string[]>) => {
  const { count, unit } = replyPromise({ firstReplyMinutes, hours: { zone: 'UTC', weekly, holidays: [], exceptions: [] } });
  return `${count} ${unit}`;
};
const office = { mon: ['09:00-18:00'], tue: ['09:00-18:00'], wed: ['09:00-12:00'] };

test('the minutes of a working day are one working day, and more are rounded up', () => {
  expect(promise(540, office)).toBe('1 days');
  expect(promise(541, office)).toBe('2 days');
  expect(promise(1080, office)).toBe('2 days');
});

test('less than a working day is said in hours when they are whole, else in minutes', () => {
  expect(promise(240, office)).toBe('4 hours');
  expect(promise(90, office)).toBe('90 minutes');
  expect(promise(5, office)).toBe('5 minutes');
  expect(promise(0, office)).toBe('0 minutes');
});

test('without opening hours there are no working days', () => {
  expect(promise(540, {})).toBe('9 hours');
});

test('a working day has the minutes of most weekdays, the longer of two as frequent', () => {
  expect(
    workingDayMinutes({
      weekly: { mon: ['09:00-12:00', '13:00-20:00'], tue: ['09:00-12:00', '13:00-20:00'], sat: ['10:00-17:00'] },
    }),
  ).toBe(600);
  expect(workingDayMinutes({ weekly: { mon: ['09:00-18:00'], sat: ['22:00-02:00'] } })).toBe(540);
  expect(workingDayMinutes({ weekly: {} })).toBe(0);
});
