import type { surveys as zhCn } from './zh-cn.ts';

/** Strings of the report on satisfaction, English. */
export const surveys: typeof zhCn = {
  heading: 'Satisfaction',
  note: (from, to, good, best) =>
    `Ratings by learners from ${from} to ${to}. Satisfaction (CSAT) = answers ${good}–${best} ÷ all, with its 95% Wilson interval. The reasons are free text and not categorised.`,
  csat: 'Satisfied',
  csatNote: (good, best) => `Answers ${good}–${best} ÷ all ratings`,
  resolved: 'Solved',
  resolvedNote: '“Yes” ÷ those who answered this question',
  speed: 'Quick enough',
  speedNote: (good, best) => `Answers ${good}–${best} ÷ those who answered this question`,
  heldBack: (count) =>
    `Stored but not counted: ${count}. Their device group or network had already reached its limit for the day, or they appear to come from a machine.`,
  empty: 'There are no ratings in this period.',
  weeksCaption: 'Ratings by week',
  week: 'Week',
  answers: 'Ratings',
  localesCaption: 'Ratings by language',
  locale: 'Language',
  articlesCaption: 'Ratings by the article that readers came from',
  article: 'Article',
  textsCaption: 'Reasons in the readers’ words, the newest first',
  textsEmpty: 'No reader has given a reason yet.',
  words: 'Reason',
  csatAnswer: 'Rating',
  day: 'Day',
  left: (count) => `Older ones not listed: ${count}.`,
};
