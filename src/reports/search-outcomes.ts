import type { DailyCount } from '../endpoint/daily-counts.ts';
import type { Demand } from '../feedback/searches/demand.ts';
import { addDays, daysBetween } from '../metrics/days.ts';
import type { Period } from '../metrics/period.ts';
import { shareOf } from '../metrics/share.ts';
import type { Report, SearchOutcomes } from './report-schema.ts';

/**
 * How the searches ended, each in one way. The pages count a search that showed a sure answer at once, and
 * report later when it was left without a click or asked again; so what was shown includes those two, and is
 * never less than they are, though a message may be lost.
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

/** The weeks of a period, the earliest first. A period that is no whole number of weeks begins with a shorter one. */
export function weeksOf({ from, to }: Period): Period[] {
  const count = Math.ceil((daysBetween(from, to) + 1) / 7);
  return Array.from({ length: count }, (_, index) => {
    const last = addDays(to, -7 * (count - 1 - index));
    const first = addDays(last, -6);
    return { from: first < from ? from : first, to: last };
  });
}

export function outcomesByWeek(demand: Demand, period: Period): Report['searches']['weeks'] {
  return weeksOf(period).map((week) => ({
    ...week,
    ...outcomesOf({ outcomes: within(demand.outcomes, week), counters: within(demand.counters, week) }),
  }));
}

/** What was counted on days of a period. */
export function within(counts: readonly DailyCount[], { from, to }: Period): DailyCount[] {
  return counts.filter(({ day }) => from <= day && day <= to);
}

function sumOf(counts: readonly DailyCount[], name: string): number {
  return counts.reduce((sum, each) => sum + (each.name === name ? each.n : 0), 0);
}
