import { type DailyCount, readDailyCounts } from '../../../endpoint/daily-counts.ts';
import { type Arrivals, readArrivals } from '../../../questions/arrivals.ts';
import type { PartSources } from '../../part.ts';
import { lastWeeks } from '../../weeks.ts';

/** Weeks that a forecast looks back on, whatever the report’s period. */
export const historyWeeks = 26;

export interface DemandInput {
  /** What readers needed in the last `historyWeeks` weeks; `undefined` without a database. */
  demandHistory: { failed: readonly DailyCount[]; questions: readonly Arrivals[] } | undefined;
}

export async function collectDemand({ store, period }: Pick<PartSources, 'store' | 'period'>): Promise<DemandInput> {
  if (store === undefined) return { demandHistory: undefined };
  const history = lastWeeks(period.to, historyWeeks);
  const { category } = await readDailyCounts(store, history, ['category']);
  return { demandHistory: { failed: category, questions: await readArrivals(store, history) } };
}
