import type { DailyCount } from '../../../endpoint/daily-counts.ts';
import type { Demand } from '../../../feedback/searches/demand.ts';
import type { Period } from '../../../metrics/period.ts';
import { severityWeights } from '../../../metrics/severity-weights.ts';
import { compareText } from '../../compare.ts';
import type { BaseInput } from '../../input.ts';
import { categorySeverities } from '../../severity.ts';
import { during, weeksOf } from '../../weeks.ts';
import { readerOf } from '../questions/question-groups.ts';
import type { FailedCategory, FailedWord } from './schema.ts';

/**
 * Failed searches by the category of the nearest article. The category is `null` for searches without one and for those
 * whose category is no longer in the taxonomy, so the rows add up to all failed searches.
 *
 * @returns highest priority first; rows of equal priority by locale and category
 */
export function failedByCategory(
  demand: Demand,
  { period, categories }: Pick<BaseInput, 'period' | 'categories'>,
): FailedCategory[] {
  const severityOf = categorySeverities(categories);
  const ids = new Set(categories.map(({ id }) => id));
  const known = demand.categories.map((count) => (ids.has(count.name) ? count : { ...count, name: '' }));
  return byName(known, period)
    .map(({ locale, name, ...counts }): FailedCategory => {
      const category = name === '' ? null : name;
      const severity = severityOf(category);
      return { locale, category, ...counts, severity, priority: counts.failed * severityWeights[severity] };
    })
    .sort((a, b) => b.priority - a.priority || compareText(`${a.locale} ${a.category ?? ''}`, `${b.locale} ${b.category ?? ''}`));
}

/** Failed searches by word of the query that occurs in the index; stop words are left out. A search counts once for each of its words. */
export function failedByWord(demand: Demand, { period, synonyms }: Pick<BaseInput, 'period' | 'synonyms'>): FailedWord[] {
  const isContent = ({ locale, name }: DailyCount): boolean => readerOf(locale, synonyms).isContent(name);
  return byName(demand.words.filter(isContent), period)
    .map(({ name, ...rest }): FailedWord => ({ ...rest, word: name }))
    .sort((a, b) => b.failed - a.failed || compareText(`${a.locale} ${a.word}`, `${b.locale} ${b.word}`));
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
    const inWeek = (week: Period | undefined): number => (week === undefined ? 0 : sum(during(group, week)));
    return [{ locale: first.locale, name: first.name, failed: sum(group), lastWeek: inWeek(last), weekBefore: inWeek(before) }];
  });
}
