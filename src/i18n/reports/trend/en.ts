import type { trend as zhCn } from './zh-cn.ts';

/** Strings of the report on trends, English. */
export const trend: typeof zhCn = {
  heading: 'Trend',
  note: 'Complete calendar weeks, Monday to Sunday; the band is the 95% interval. Weeks with too few records are left blank.',
  empty: 'No complete week has records yet.',
  title: (figure) => `Week by week: ${figure}`,
  description: 'Share of each week with its 95% interval',
  target: (value) => `target ${value}`,
  week: 'Week',
  share: 'Share (95% interval)',
  n: 'Observations',
  counts: 'Numbers of each week',
  searches: 'Searches',
  failed: 'Failed searches',
  votes: 'Votes',
  questions: 'Questions',
  complaints: 'Complaints',
};
