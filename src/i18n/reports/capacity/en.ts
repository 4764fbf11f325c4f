import type { capacity as zhCn } from './zh-cn.ts';

/** Strings of the report on capacity, English. */
export const capacity: typeof zhCn = {
  heading: 'Can the team keep up?',
  nothing: 'No question arrived in this period.',
  tooFew: (timed) =>
    `The load is not known yet: minutes were noted for ${timed} questions only. Enter the minutes with each answer, and after a few there will be figures here.`,
  overloaded: (team, hours) =>
    `${team} has too little time: in its busiest week there were ${hours} hours more to do than planned.`,
  enough: (team, share) =>
    `Every team keeps up in every week. The busiest is ${team}, which uses ${share} of its hours on average.`,
  teams: 'Work and hours of each team (average week)',
  team: 'Team',
  noTeam: 'Questions that belong to no team',
  noTeams: 'There is nobody in team.yaml yet.',
  arrivals: 'Received',
  load: 'To do (hours)',
  available: 'Planned (hours)',
  utilisation: 'Utilisation',
  idle: 'Idle',
  overload: 'Over, worst week (hours)',
  weeks: 'Utilisation by week',
  week: 'Week',
  kindsCaption: 'How many minutes each kind of question takes',
  kind: 'Kind',
  kinds: { question: 'question', fault: 'fault', wish: 'wish', complaint: 'complaint' },
  minutes: 'Minutes each',
  classify: 'to classify',
  answer: 'to answer',
  unknownMinutes: 'too few records',
  borrowed: 'mean of all kinds',
  staffing: (share, minutes) =>
    `People needed at once in the busiest hour of the day (so that work begins on ${share} of the questions within ${minutes} minutes)`,
  scenario: 'Situation',
  scenarios: { usual: 'An average week', busiest: 'The busiest week of this period', double: 'Twice that: a surge' },
  perHour: 'Received an hour',
  people: 'People',
  waiting: 'Must wait',
  meanWait: 'Mean wait (minutes)',
  erlang: (minutes) =>
    `The number of people is computed with Erlang C; a question takes ${minutes} minutes on average. It assumes that questions arrive at random, one by one; that some take much longer than others; that everybody can take every question; and that nobody gives up waiting. More people are needed when questions come in bunches, such as after an announcement, or when only one person knows the answer.`,
  note: (nearlyFull) =>
    `Time to do = questions received × mean minutes of their kind, as entered with the answers. A question belongs to the team that owns its category; the hours of a person in several teams are divided equally among them. Planned hours are hours.support of team.yaml. Utilisation = time to do ÷ planned hours; above ${nearlyFull}, a little more work makes a queue.`,
};
