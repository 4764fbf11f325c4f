import { forecast } from '../../../metrics/forecast.ts';
import { severityWeights } from '../../../metrics/severity-weights.ts';
import { compareText } from '../../compare.ts';
import type { BaseInput } from '../../input.ts';
import { categorySeverities } from '../../severity.ts';
import { during, lastWeeks, weeksOf } from '../../weeks.ts';
import type { CommentsResult } from '../comments/schema.ts';
import type { SearchesInput } from '../searches/collect.ts';
import type { SearchesResult } from '../searches/schema.ts';
import { type HistoryInput, historyWeeks } from '../trend/collect.ts';
import type { DemandCategory, DemandReport } from './schema.ts';
import { topicsOf } from './topics.ts';

type Input = Pick<BaseInput, 'articles' | 'categories' | 'synonyms' | 'locales' | 'period' | 'minReaders'> &
  HistoryInput &
  SearchesInput;

/** Weeks that are forecast. */
const horizon = 4;

/** What readers need: topics in their own words, all needs by category, and how many to expect. */
export function demandReportOf(input: Input, { searches, comments }: SearchesResult & CommentsResult): DemandReport {
  const needs = needsOf(input);
  const weeks = weeksOf(lastWeeks(input.period.to, historyWeeks)).map((week) => {
    const own = during(needs, week);
    return { ...week, failed: sumOf(own, 'failed'), questions: sumOf(own) - sumOf(own, 'failed') };
  });
  const first = weeks.findIndex(({ failed, questions }) => failed + questions > 0);
  const known = first === -1 ? [] : weeks.slice(first);
  // The service may have started within the first week.
  const full = first > 0 ? known.slice(1) : known;
  return {
    recorded: input.history !== undefined,
    ...topicsOf(searches.questions, comments.texts, input),
    categories: categoriesOf(needs, full.length, input),
    weeks: known,
    forecast:
      forecast(
        full.map(({ failed, questions }) => failed + questions),
        horizon,
      ) ?? null,
  };
}

/** A failed search or a question. */
interface Need {
  day: string;
  locale: string;
  category: string | null;
  what: 'failed' | 'question' | 'fault' | 'wish' | 'complaint';
  n: number;
}

/** Without locales that the site does not have; unknown categories count as unclassified. */
function needsOf({ history, locales, categories }: Input): Need[] {
  const ids = new Set(categories.map(({ id }) => id));
  const { categories: failed = [], questions = [] } = history?.days ?? {};
  return [
    ...failed.map(({ day, locale, name, n }): Need => ({ day, locale, category: name, what: 'failed', n })),
    ...questions.map(({ day, locale, category, kind, n }): Need => ({ day, locale, category, what: kind, n })),
  ]
    .filter(({ locale }) => locales.includes(locale))
    .map((need) => (need.category !== null && ids.has(need.category) ? need : { ...need, category: null }));
}

function categoriesOf(needs: readonly Need[], fullWeeks: number, { categories, period }: Input): DemandCategory[] {
  const severityOf = categorySeverities(categories);
  const [last, before] = weeksOf(period).toReversed();
  const history = weeksOf(lastWeeks(period.to, historyWeeks)).slice(historyWeeks - fullWeeks);
  return [...Map.groupBy(needs, ({ locale, category }) => JSON.stringify([locale, category])).values()]
    .flatMap((own): DemandCategory[] => {
      const [{ locale, category } = { locale: '', category: null }] = own;
      const inPeriod = during(own, period);
      const frequency = sumOf(inPeriod);
      if (frequency === 0) return [];
      const severity = severityOf(category);
      const found = forecast(
        history.map((week) => sumOf(during(own, week))),
        1,
      );
      return [
        {
          locale,
          category,
          failed: sumOf(inPeriod, 'failed'),
          question: sumOf(inPeriod, 'question'),
          fault: sumOf(inPeriod, 'fault'),
          wish: sumOf(inPeriod, 'wish'),
          complaint: sumOf(inPeriod, 'complaint'),
          frequency,
          lastWeek: last === undefined ? 0 : sumOf(during(own, last)),
          weekBefore: before === undefined ? 0 : sumOf(during(own, before)),
          severity,
          priority: frequency * severityWeights[severity],
          nextWeek: found?.weeks[0] ?? null,
        },
      ];
    })
    .sort((a, b) => b.priority - a.priority || compareText(`${a.locale} ${a.category ?? ''}`, `${b.locale} ${b.category ?? ''}`));
}

function sumOf(needs: readonly Need[], what?: Need['what']): number {
  return needs.reduce((sum, need) => sum + (what === undefined || need.what === what ? need.n : 0), 0);
}
