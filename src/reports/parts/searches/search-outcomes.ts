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

function sumOf(counts: readonly DailyCount[], name: string): number {
  return counts.reduce((sum, each) => sum + (each.name === name ? each.n : 0), 0);
}
