import { expect, test } from 'vitest';
import { formatHours } from '../../src/i18n/format.ts';
import { listSpecialDays } from '../../src/service-hours/special-days.ts';
import { channel } from '../support/builders.ts';

const hours = (exceptions: { date: string; hours: string[]; note?: Record<string, string> }[]) => ({
  hours: {
    zone: 'Asia/Shanghai',
    weekly: {},
    holidays: [],
    exceptions: exceptions.map((each) => ({ note: undefined, ...each })),
  },
});

test('days in a row that are alike are one entry, and channels that are alike stand together', () => {
  const closed = [
    { date: '2027-01-02', hours: [] },
    { date: '2027-01-01', hours: [] },
  ];
  const days = listSpecialDays(
    [
      channel({ id: 'mail', ...hours(closed) }),
      channel({ id: 'phone', ...hours(closed) }),
      channel({ id: 'chat', ...hours(closed.map((day) => ({ ...day, hours: ['10:00-18:00'] }))) }),
    ],
    [],
    '2026-11-20',
  );
  expect(
    days.map(({ from, to, groups }) => [from, to, groups.map(({ channels, spans }) => [channels.map(({ id }) => id), spans])]),
  ).toEqual([
    [
      '2027-01-01',
      '2027-01-02',
      [
        [['mail', 'phone'], []],
        [['chat'], ['10:00-18:00']],
      ],
    ],
  ]);
});

test('days that are over are left out, those that are not yet over stay', () => {
  const exceptions = [
    { date: '2026-11-18', hours: [] },
    { date: '2026-11-20', hours: [] },
    { date: '2026-11-21', hours: [] },
  ];
  const days = listSpecialDays([channel({ ...hours(exceptions) })], [], '2026-11-21');
  expect(days.map(({ from, to }) => `${from} ${to}`)).toEqual(['2026-11-20 2026-11-21']);
  expect(listSpecialDays([channel()], [], '2026-11-20')).toEqual([]);
});

test('a line never ends within opening hours', () => {
  expect(formatHours(channel(), 'zh-cn')).toBe('周一 09:00–\u206018:00');
});

test('a holiday is one entry with its name, in which channels keep their own hours', () => {
  const holidays = [
    { name: { en: 'New Year' }, from: '2027-01-01', to: '2027-01-03', workdays: [{ date: '2027-01-09', as: 'mon' as const }] },
  ];
  const days = listSpecialDays(
    [
      channel({ id: 'mail' }),
      channel({
        id: 'chat',
        hours: { zone: 'UTC', weekly: { sat: ['09:00-18:00'], mon: ['09:00-18:00'] }, holidays: ['10:00-12:00'], exceptions: [] },
      }),
    ],
    holidays,
    '2026-11-20',
  );
  expect(
    days.map(({ from, to, holiday, isWorkday, groups }) => [
      `${from} ${to}`,
      holiday?.['en'],
      isWorkday,
      groups.map(({ channels, spans }) => [channels.map(({ id }) => id), spans]),
    ]),
  ).toEqual([
    [
      '2027-01-01 2027-01-03',
      'New Year',
      false,
      [
        [['mail'], []],
        [['chat'], ['10:00-12:00']],
      ],
    ],
    // The chat is open as on any Saturday.
    ['2027-01-09 2027-01-09', 'New Year', true, [[['mail'], ['09:00-18:00']]]],
  ]);
});
