import type { DailyCount } from '../endpoint/daily-counts.ts';
import type { Demand } from '../feedback/searches/demand.ts';
import type { ServiceSeverity } from '../knowledge/fields.ts';
import type { Period } from '../metrics/period.ts';
import type { FailedCategory, FailedWord } from './report-schema.ts';
import { weeksOf, within } from './search-outcomes.ts';
import { severityRank } from './severity.ts';

/**
 * Failed searches by the category of the article that was nearest. `null` gathers those without one and
 * those of categories that the taxonomy no longer has, so the rows add up to all failed searches.
 *
 * @returns highest priority first; rows of equal priority by locale and category
 */
export function failedByCategory(demand: Demand, { period, categories }: FailedInput): FailedCategory[] {
  const severities = new Map(categories.map(({ id, severity }) => [id, severity]));
  const known = demand.categories.map((count) => (severities.has(count.name) ? count : { ...count, name: '' }));
  return byName(known, period)
    .map(({ locale, name, ...counts }): FailedCategory => {
      const severity = severities.get(name) ?? unknownSeverity;
      return {
        locale,
        category: name === '' ? null : name,
        ...counts,
        severity,
        priority: counts.failed * severityRank(severity),
      };
    })
    .sort((a, b) => b.priority - a.priority || compare(`${a.locale} ${a.category ?? ''}`, `${b.locale} ${b.category ?? ''}`));
}

/** Failed searches by word: those of the query that the index knew. A search counts for each of its words. */
export function failedByWord(demand: Demand, period: Period): FailedWord[] {
  return byName(demand.words, period)
    .map(({ name, ...rest }): FailedWord => ({ ...rest, word: name }))
    .sort((a, b) => b.failed - a.failed || compare(`${a.locale} ${a.word}`, `${b.locale} ${b.word}`));
}

/** What nobody sorted may be grave or not. */
export const unknownSeverity: ServiceSeverity = 'medium';

export interface FailedInput {
  period: Period;
  categories: readonly { id: string; severity: ServiceSeverity }[];
}

interface NameCounts {
  locale: string;
  name: string;
  failed: number;
  lastWeek: number;
  weekBefore: number;
}

function byName(counts: readonly DailyCount[], period: Period): NameCounts[] {
  const [last, before] = weeksOf(period).toReversed();
  const sum = (some: readonly DailyCount[]): number => some.reduce((total, { n }) => total + n, 0);
  return [...Map.groupBy(counts, ({ locale, name }) => JSON.stringify([locale, name])).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const inWeek = (week: Period | undefined): number => (week === undefined ? 0 : sum(within(group, week)));
    return [{ locale: first.locale, name: first.name, failed: sum(group), lastWeek: inWeek(last), weekBefore: inWeek(before) }];
  });
}

/** By code units, so that every machine sorts alike. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
