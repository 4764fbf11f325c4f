import { expect, test } from 'vitest';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { daysBetween, type Hours } from '../../src/service-hours/calendar.ts';
import { openingIntervals } from '../../src/service-hours/opening-intervals.ts';

/** Days off of the sample in 2026 and 2027, and the days that make up for them, each written out. */
const daysOff = [
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
  ['2027-01-01', '2027-01-03'],
  ['2027-02-05', '2027-02-11'],
  ['2027-05-01', '2027-05-05'],
  ['2027-10-01', '2027-10-07'],
] as const;
const makeUpDays = ['2026-09-20', '2026-10-10', '2027-02-14', '2027-05-08', '2027-10-09'];

/** Hours on days off and on make-up days; without make-up hours a channel is open as on any such weekday. */
const special: Record<string, { off: string[]; makeUp?: string[] }> = {
  chat: { off: ['10:00-18:00'] },
  phone: { off: [], makeUp: ['09:00-12:00', '13:00-20:00'] },
  mail: { off: [], makeUp: ['09:00-18:00'] },
  wechat: { off: [], makeUp: ['09:00-20:00'] },
  'coaching-mail': { off: [], makeUp: ['09:00-18:00'] },
};

const { channels, service, articles } = await readKnowledgeBase('content');

test.each(Object.keys(special))('holidays named once open %s just as exceptions day by day do', (id) => {
  const { off, makeUp } = special[id] ?? { off: [] };
  const channel = channels.find((each) => each.id === id);
  if (channel === undefined) throw new Error(`The sample has no channel ${id}.`);
  const dayByDay: Hours = {
    ...channel.hours,
    exceptions: [
      ...daysOff.flatMap(([from, to]) => daysBetween(from, to).map((date) => ({ date, hours: off }))),
      ...(makeUp === undefined ? [] : makeUpDays.map((date) => ({ date, hours: makeUp }))),
    ],
  };
  const both = [
    openingIntervals(channel.hours, service.holidays, '2026-01-01', '2027-12-31'),
    openingIntervals(dayByDay, [], '2026-01-01', '2027-12-31'),
  ];
  expect(both[0]).toEqual(both[1]);
  expect(both[0]?.length).toBeGreaterThan(400);
});

test.each(['service-policy', 'contact-without-phone'])('the hours in the summaries of %s are those of the chat', (id) => {
  const [[opens = '', closes = ''] = []] =
    channels.find((each) => each.id === 'chat')?.hours.weekly.mon?.map((span) => span.split('-')) ?? [];
  const summaries = articles.filter((article) => article.id === id).map(({ data }) => data.summary);
  expect(summaries).toHaveLength(2);
  for (const summary of summaries)
    expect(summary.match(/\d{1,2}:\d\d/g)?.map((time) => time.padStart(5, '0'))).toEqual([opens, closes]);
});
