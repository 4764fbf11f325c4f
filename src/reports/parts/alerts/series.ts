import type { Period } from '../../../metrics/period.ts';
import { type Observation, watchSeries } from '../../../metrics/watch-series.ts';
import { compareText } from '../../compare.ts';
import type { BaseInput } from '../../input.ts';
import { during } from '../../weeks.ts';
import { outcomesOf } from '../searches/search-outcomes.ts';
import type { History, HistoryInput } from '../trend/collect.ts';
import { seriesLimits, watchedRatios, weeksToFalseAlarm } from './limits.ts';
import type { PastAlert, SeriesAlert } from './schema.ts';

type Input = Pick<BaseInput, 'categories' | 'locales' | 'period'> & HistoryInput;

interface Series {
  kind: SeriesAlert['kind'];
  category: string | null;
  owner: string | null;
  observations: Observation[];
}

interface Raised {
  alerts: SeriesAlert[];
  /** Stood in the period and ended, the latest first. */
  past: PastAlert[];
  series: number;
  tooShort: number;
  weeks: number;
}

/** Series of the whole site that run above what is usual, or did in the period, and how many were watched. */
export function raisedSeries(input: Input): Raised {
  if (input.history === undefined) return { alerts: [], past: [], series: 0, tooShort: 0, weeks: 0 };
  const weeks = recordedWeeks(input.history);
  const all = seriesOf(weeks, input, input.history);
  const watched = all.map((each) => ({
    ...each,
    found: watchSeries(each.observations, {
      ...seriesLimits,
      ratio: watchedRatios[each.kind],
      runLength: weeksToFalseAlarm * all.length,
    }),
  }));
  const tooShort = watched.filter(({ found }) => found.state === 'too-short').length;
  const alerts = watched.flatMap((each): SeriesAlert[] => {
    const { found } = each;
    return found.state === 'alarm' ? alertOf(each, found.usual, found.since ?? 0, weeks.length - 1, weeks) : [];
  });
  const past = watched.flatMap((each): PastAlert[] => {
    const { found } = each;
    if (found.state === 'too-short') return [];
    return found.ended.flatMap(({ since, until }): PastAlert[] => {
      const last = weeks[until];
      if (last === undefined || last.to < input.period.from) return [];
      return alertOf(each, found.usual, since, until, weeks).map((alert) => ({ ...alert, until: last }));
    });
  });
  past.sort((a, b) => compareText(b.until.to, a.until.to));
  return { alerts, past, series: all.length - tooShort, tooShort, weeks: weeks.length };
}

/** What was observed from one week to another. */
function alertOf(
  { kind, category, owner, observations }: Series,
  usual: number,
  since: number,
  until: number,
  weeks: readonly Period[],
): SeriesAlert[] {
  const week = weeks[since];
  if (week === undefined) return [];
  const raised = observations.slice(since, until + 1);
  const sum = (pick: (each: Observation) => number): number => raised.reduce((total, each) => total + pick(each), 0);
  const isShare = raised.some(({ n }) => n !== undefined);
  const observed = { count: sum(({ count }) => count), n: isShare ? sum(({ n = 0 }) => n) : null };
  return [{ kind, category, since: week, observed, weeks: raised.length, usual, owner }];
}

/** Complete weeks since the first record; the week that it came in has only a part of what is usual. */
function recordedWeeks({ weeks, days, votes }: History): Period[] {
  const first = [...days.outcomes, ...days.counters, ...days.surveys, ...days.questions].map(({ day }) => day).sort()[0];
  const withVotes = weeks[votes.weeks.findIndex((some) => some.length > 0)]?.from;
  const begin = [first, withVotes].filter((day) => day !== undefined).sort()[0];
  return begin === undefined ? [] : weeks.filter(({ from }) => from >= begin);
}

function seriesOf(weeks: readonly Period[], { categories, locales }: Input, { days }: History): Series[] {
  const byWeek = weeks.map((week) => {
    const own = <Item extends { day: string; locale: string }>(items: readonly Item[]): Item[] =>
      during(items, week).filter(({ locale }) => locales.includes(locale));
    return {
      searches: outcomesOf({ outcomes: own(days.outcomes), counters: own(days.counters) }),
      failed: own(days.categories),
      surveys: during(days.surveys, week),
      questions: own(days.questions),
    };
  });
  const total = (items: readonly { n: number }[]): number => items.reduce((sum, { n }) => sum + n, 0);
  const site = { category: null, owner: null };
  return [
    {
      ...site,
      kind: 'complaints',
      observations: byWeek.map(({ questions }) => ({ count: total(questions.filter(({ kind }) => kind === 'complaint')) })),
    },
    {
      ...site,
      kind: 'dissatisfied',
      observations: byWeek.map(({ surveys }) => ({
        count: total(surveys.filter(({ csat }) => csat <= dissatisfiedUpTo)),
        n: total(surveys),
      })),
    },
    {
      ...site,
      kind: 'failed-searches',
      observations: byWeek.map(({ searches }) => ({ count: searches.failed, n: searches.searches })),
    },
    ...categories.map(
      ({ id, owner }): Series => ({
        kind: 'topic',
        category: id,
        owner,
        observations: byWeek.map(({ searches, failed, questions }) => {
          const count =
            total(failed.filter(({ name }) => name === id)) + total(questions.filter(({ category }) => category === id));
          return { count, n: Math.max(count, searches.searches + total(questions)) };
        }),
      }),
    ),
  ];
}

/** Ratings that say that a learner was not satisfied. */
const dissatisfiedUpTo = 2;
