import type { alerts as zhCn } from './zh-cn.ts';

/** Strings of the report on alerts, English. */
export const alerts: typeof zhCn = {
  heading: 'Alerts',
  caption: 'What is worse than usual, whatever affects the most learners first',
  empty: 'Nothing is worse than usual.',
  nothingWatched: 'There are too few records to see whether anything is worse than usual, which does not mean that all is well.',
  others: 'What was worse and is over, and what may be chance',
  what: 'What happened',
  since: 'Since the week of',
  until: 'Until',
  maybeChance: 'it has not recovered, but the numbers are so small that it may be chance',
  todo: 'What to do',
  owner: 'Who',
  everyone: 'whoever runs the help centre',
  kinds: {
    fall: 'Article helps less',
    complaints: 'More complaints',
    dissatisfied: 'More dissatisfied learners',
    'failed-searches': 'More failed searches',
    topic: 'Topic in demand',
  },
  mayHelpLess: 'Article may help less',
  ended: (until) => `back to normal since ${until}`,
  fell: (before, recent, n, weeks) => `helpfulness fell from ${before} to ${recent} (${n} votes in the last ${weeks} weeks)`,
  perWeek: (observed, usual) => `${observed} a week, usually at most ${usual}`,
  needsPerWeek: (observed, usual) => `${observed} failed searches and questions a week, usually at most ${usual}`,
  shareOf: (observed, usual, n) => `${observed} of ${n}, usually at most ${usual}`,
  todos: {
    fall: 'Open the article and compare it with the product as it is now; then read the comments of these weeks.',
    complaints: 'Read the new complaints and find what they have in common.',
    dissatisfied: 'Read the reasons of the low ratings and find what they have in common.',
    'failed-searches': 'See under Searches which words and categories fail more often; write what is missing or add the wording.',
    topic: 'Find out what happened: announce a fault as a known issue, or write the article that is missing.',
  },
  worth: 'What it means when there is no alert',
  watchedArticles: (articles, rate) =>
    `${articles} articles have enough votes and are compared every week by Fisher’s exact test with the procedure of Benjamini and Hochberg; in a week in which none got worse, the chance of a false alert is at most ${rate}.`,
  watchedSeries: (series, weeks) =>
    `${series} series of the whole site are watched (CUSUM); while all is as usual, a false alert comes once in more than ${weeks} weeks on average.`,
  tooShort: (series, weeks) => `For ${series} more, ${weeks} weeks of records are too few to tell what is usual.`,
};
