import type { DailyCount } from '../../../endpoint/daily-counts.ts';
import type { Demand } from '../../../feedback/searches/demand.ts';
import type { Period } from '../../../metrics/period.ts';
import { shareOf } from '../../../metrics/share.ts';
import { during, weeksOf } from '../../weeks.ts';
import type { SearchesReport, SearchOutcomes } from './schema.ts';

/**
 * Assigns each search exactly one outcome. A page reports `search-found` when it shows a confident answer, and later
 * `no-click` or `rephrased` if the reader left without a click or searched again. So `search-found` includes both; if
 * its messages were lost, their sum is used.
 */
export function outcomesOf({ outcomes, counters }: Pick<Demand, 'outcomes' | 'counters'>): SearchOutcomes {
  const unsure = sumOf(outcomes, 'no-result');
  const noClick = sumOf(outcomes, 'no-click');
  const rephrased = sumOf(outcomes, 'rephrased');
  const shown = Math.max(sumOf(counters, 'search-found'), noClick + rephrased);
  const found = shown - noClick - rephrased;
  const searches = shown + unsure;
  return {
    searches,
    failed: unsure + noClick + rephrased,
    found: { count: found, share: shareOf(found, searches) },
    unsure: { count: unsure, share: shareOf(unsure, searches) },
    empty: emptyOf({ unsure, searches }, counters),
    noClick: { count: noClick, share: shareOf(noClick, searches) },
    rephrased: { count: rephrased, share: shareOf(rephrased, searches) },
  };
}

export function outcomesByWeek(demand: Demand, period: Period): SearchesReport['weeks'] {
  return weeksOf(period).map((week) => ({
    ...week,
    ...outcomesOf({ outcomes: during(demand.outcomes, week), counters: during(demand.counters, week) }),
  }));
}

/** Share of the unsure searches that must have told whether they showed anything; messages are lost now and then. */
const minTold = 0.9;

/** A search that shows nothing is always unsure, so without unsure searches there is none. */
function emptyOf(
  { unsure, searches }: { unsure: number; searches: number },
  counters: Demand['counters'],
): SearchOutcomes['empty'] {
  const count = sumOf(counters, 'search-empty');
  if (count + sumOf(counters, 'search-near') < minTold * unsure) return null;
  return { count, share: shareOf(Math.min(count, searches), searches) };
}

function sumOf(counts: readonly DailyCount[], name: string): number {
  return counts.reduce((sum, each) => sum + (each.name === name ? each.n : 0), 0);
}
