import { fallingArticles } from './falling-articles.ts';
import { fallLimits, weeksToFalseAlarm } from './limits.ts';
import type { Alert, AlertsResult } from './schema.ts';
import { raisedSeries } from './series.ts';

type Input = Parameters<typeof fallingArticles>[0] & Parameters<typeof raisedSeries>[0];

/** What has changed for the worse, by two mechanisms: falls of articles, and series above what is usual. */
export function alertsOf(input: Input): AlertsResult['alerts'] {
  const falls = fallingArticles(input);
  const { alerts: raised, past, ...series } = raisedSeries(input);
  return {
    alerts: [...raised, ...falls.alerts].sort((a, b) => readersOf(b) - readersOf(a)),
    possible: falls.possible,
    past,
    watched: { articles: falls.articles, ...series },
    limits: { falseDiscoveryRate: fallLimits.falseDiscoveryRate, weeksToFalseAlarm },
  };
}

/** How many learners it has met so far, beyond the usual. */
function readersOf(alert: Alert): number {
  if (alert.kind === 'fall') {
    const { before, recent } = alert;
    return (before.count / before.n) * recent.n - recent.count;
  }
  const { observed, usual, weeks } = alert;
  return observed.count - usual * (observed.n ?? weeks);
}
