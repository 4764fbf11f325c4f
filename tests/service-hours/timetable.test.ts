import { expect, test } from 'vitest';
import { makeTimetable } from '../../src/service-hours/timetable.ts';
import { channel } from '../support/builders.ts';

const open = (id: string, weekly: Record<string, string[]>, zone = 'Asia/Shanghai') =>
  channel({ id, hours: { zone, weekly, holidays: [], exceptions: [] } });
const office = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-18:00']]));

test('days that are alike for every channel are one column', () => {
  const { columns } = makeTimetable([open('mail', office), open('chat', { ...office, sat: ['10:00-12:00'] })]);
  expect(columns).toEqual([
    { from: 0, to: 4 },
    { from: 5, to: 5 },
    { from: 6, to: 6 },
  ]);
});

test('a cell stands for the equal ones after it, which repeat it', () => {
  const { rows } = makeTimetable([open('mail', office), open('chat', { ...office, sat: ['10:00-12:00'] })]);
  expect(rows[0]?.cells.map(({ from, to, isRepeated }) => [from, to, isRepeated])).toEqual([
    [0, 4, false],
    [5, 6, false],
    [5, 6, true],
  ]);
});

test('channels with the same hours share a row, unless their zones differ', () => {
  const { rows } = makeTimetable([open('mail', office), open('coaching', office), open('post', office, 'Europe/Paris')]);
  expect(rows.map(({ channels, zone }) => [zone, channels.map(({ id }) => id)])).toEqual([
    ['Asia/Shanghai', ['mail', 'coaching']],
    ['Europe/Paris', ['post']],
  ]);
});

test('a channel that is never open has empty cells', () => {
  expect(makeTimetable([open('mail', {})]).rows[0]?.cells).toEqual([{ spans: [], from: 0, to: 6, isRepeated: false }]);
});
