import type { AdviceOn } from '../../advice.ts';

export const hoursRules: AdviceOn<'hours'> = {
  'hours/promise-without-hours': {
    summary: 'Channels that promise a reply have opening hours.',
    why: 'The promise counts opening hours. Without any, nobody can say by when the reply comes.',
    fix: 'Give the channel hours.weekly in channels.yaml. Remove it if nobody attends to it any more.',
    example: {
      wrong: `hours: { zone: Europe/London, weekly: {} }
firstReplyMinutes: 60`,
      right: `hours: { zone: Europe/London, weekly: { mon: [09:00-18:00] } }
firstReplyMinutes: 60`,
    },
  },
  'hours/overlap': {
    summary: 'Opening hours of a day do not overlap.',
    why: 'One of them is probably wrong, and the page is hard to understand. One may begin when the other ends.',
    fix: 'Correct it, or make one of the two.',
    example: {
      wrong: 'mon: ["09:00-13:00", "12:00-20:00"]',
      right: 'mon: ["09:00-12:00", "13:00-20:00"]',
    },
  },
  'hours/closed-for-a-week': {
    summary: 'In the next four weeks no channel is closed for a week or longer.',
    why: 'Usually hours were forgotten, or a holiday has a wrong date. If it is true, learners should know in advance.',
    fix: 'Check hours and holidays. If the channel really is closed, the contact page says so, and this goes away by itself; better still, give hours.holidays to whoever is on duty.',
    example: {
      wrong: `holidays:
  - { name: { en: New Year }, from: 2027-01-01, to: 2027-01-31 }`,
      right: `holidays:
  - { name: { en: New Year }, from: 2027-01-01, to: 2027-01-03 }`,
    },
  },
  'hours/holidays-end': {
    summary: 'Holidays of the next 60 days are listed.',
    why: 'Days that are not listed count as ordinary. When the list runs out, the page says on a holiday that someone is there.',
    fix: 'Add next year’s holidays, and days worked instead, to holidays in channels.yaml. In mainland China they are announced in November.',
  },
  'hours/past-days': {
    summary: 'Holidays and exceptions more than a year old are gone.',
    why: 'They do nothing but make the file longer, and it is easy to edit the wrong year.',
    fix: 'Delete the entry from channels.yaml.',
  },
};
