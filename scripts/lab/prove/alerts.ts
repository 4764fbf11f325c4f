import { quantile } from '../../../src/metrics/quantile.ts';
import { type Tried, watchFalls } from '../../../src/metrics/watch-falls.ts';
import { type Observation, watchSeries } from '../../../src/metrics/watch-series.ts';
import { fallLimits, seriesLimits, watchedRatios, weeksToFalseAlarm } from '../../../src/reports/parts/alerts/limits.ts';
import type { Random } from './draws.ts';

/** A help centre of middling size. */
const size = { articles: 50, categories: 15, weeks: 26, reportsPerMonth: 4 };

/** The most months of nothing but chance in which an alert may be raised. */
export const statedFalseMonths = {
  articles: size.reportsPerMonth * fallLimits.falseDiscoveryRate,
  series: size.reportsPerMonth / weeksToFalseAlarm,
};

/** Nine of ten falls from 80 % to 60 % at 20 votes a week are found within so many weeks. */
export const statedWeeksToFind = 10;

/** Share of quiet months in which the weekly reports raise an alert about an article. */
export function falseArticleMonths(months: number, random: Random): number {
  return shareOf(months, () => {
    const articles = Array.from({ length: size.articles }, () => {
      const [helpful, perWeek] = [0.5 + 0.45 * random.uniform(), 2 + 20 * random.uniform()];
      return votesOf(
        Array.from({ length: size.weeks }, () => ({ helpful, votes: random.poisson(perWeek) })),
        random,
      );
    });
    return reportsOfMonth((end) =>
      watchFalls(
        articles.map((each) => until(each, end)),
        { ...fallLimits, watched: 1 },
      ).some((fall) => fall?.isAlarm === true),
    );
  });
}

/**
 * Weeks until the reports find that one article of many has fallen from 80 % to 60 % at 20 votes a week.
 *
 * @returns the 0.5, 0.8 and 0.9 quantile; infinite where it was not found within half a year
 */
export function weeksToFind(runs: number, random: Random, weeksBefore: number): (number | undefined)[] {
  const found = Array.from({ length: runs }, () => {
    const articles = Array.from({ length: size.articles }, (_, index) => {
      const usual = 0.5 + 0.45 * random.uniform();
      const helpfulIn = (week: number): number => (index > 0 ? usual : week < weeksBefore ? 0.8 : 0.6);
      const weeks = Array.from({ length: weeksBefore + size.weeks }, (_each, week) => ({ helpful: helpfulIn(week), votes: 20 }));
      return votesOf(weeks, random);
    });
    const after = Array.from({ length: size.weeks }, (_, week) => week + 1);
    return after.find((week) => {
      const seen = articles.map((each) => until(each, weeksBefore + week));
      return watchFalls(seen, { ...fallLimits, watched: 1 })[0]?.isAlarm === true;
    });
  });
  return [0.5, 0.8, 0.9].map((share) =>
    quantile(
      found.map((weeks = Number.MAX_SAFE_INTEGER) => weeks),
      share,
    ),
  );
}

/**
 * Share of quiet months in which a series of the site raises an alert: complaints, ratings, failed searches, topics.
 *
 * @param unrest by how much each week differs from the next for no reason, as the deviation of its logarithm
 * @param recorded number of weeks with records
 */
export function falseSeriesMonths(months: number, random: Random, unrest: number, recorded = size.weeks): number {
  return shareOf(months, () => {
    const all = quietSeries(random, unrest).map(({ kind, weeks }) => ({ kind, weeks: weeks.slice(-recorded) }));
    const isRaised = (end: number): boolean[] => all.map(({ kind, weeks }) => watch(kind, weeks.slice(0, end), all.length));
    const ends = Array.from({ length: size.reportsPerMonth + 1 }, (_, index) => recorded - size.reportsPerMonth + index);
    const raised = ends.map(isRaised);
    return raised.slice(1).some((now, index) => now.some((is, series) => is && raised[index]?.[series] !== true));
  });
}

/**
 * Weeks until an increase of a series is found.
 *
 * @param before observations of a usual week
 * @param after those of a week after the increase
 * @returns the 0.5, 0.8 and 0.9 quantile
 */
export function weeksToFindIncrease(
  runs: number,
  kind: keyof typeof watchedRatios,
  before: () => Observation,
  after: () => Observation,
): (number | undefined)[] {
  const found = Array.from({ length: runs }, () => {
    const weeks = Array.from({ length: size.weeks }, before);
    for (let week = 1; week <= seriesLimits.watched; week += 1) {
      weeks.push(after());
      if (watch(kind, weeks, size.categories + 3)) return week;
    }
    return Number.MAX_SAFE_INTEGER;
  });
  return [0.5, 0.8, 0.9].map((share) => quantile(found, share));
}

type Kind = keyof typeof watchedRatios;

function watch(kind: Kind, weeks: readonly Observation[], series: number): boolean {
  const options = { ...seriesLimits, ratio: watchedRatios[kind], runLength: weeksToFalseAlarm * series };
  return watchSeries(weeks, options).state === 'alarm';
}

/** Searches rise and fall over the year, and each week differs a little. */
function quietSeries(random: Random, unrest: number): { kind: Kind; weeks: Observation[] }[] {
  const weeks = Array.from({ length: size.weeks }, (_, week) => {
    const searches = Math.round(400 * (1 + 0.3 * Math.sin((week / size.weeks) * 2 * Math.PI)) * random.unrest(unrest));
    return { searches, failed: random.binomial(searches, Math.min(0.9, 0.25 * random.unrest(unrest))) };
  });
  const popularity = Array.from({ length: size.categories }, () => random.uniform());
  const all = popularity.reduce((sum, each) => sum + each, 0);
  return [
    { kind: 'complaints', weeks: weeks.map(() => ({ count: random.poisson(5 * random.unrest(unrest)) })) },
    { kind: 'dissatisfied', weeks: weeks.map(() => ({ count: random.binomial(40, 0.12), n: 40 })) },
    { kind: 'failed-searches', weeks: weeks.map(({ searches, failed }) => ({ count: failed, n: searches })) },
    ...popularity.map((share): { kind: Kind; weeks: Observation[] } => ({
      kind: 'topic',
      weeks: weeks.map(({ searches, failed }) => ({
        count: Math.min(searches, random.poisson((failed * share * random.unrest(unrest)) / all)),
        n: searches,
      })),
    })),
  ];
}

function votesOf(weeks: readonly { helpful: number; votes: number }[], random: Random): Tried {
  return {
    earlier: { count: 0, n: 0 },
    steps: weeks.map(({ helpful, votes }) => ({ count: random.binomial(votes, helpful), n: votes })),
  };
}

function until({ earlier, steps }: Tried, end: number): Tried {
  return { earlier, steps: steps.slice(0, end) };
}

function reportsOfMonth(isRaised: (end: number) => boolean): boolean {
  return Array.from({ length: size.reportsPerMonth }, (_, index) => size.weeks - index).some(isRaised);
}

function shareOf(months: number, isRaised: () => boolean): number {
  return Array.from({ length: months }, isRaised).filter(Boolean).length / months;
}
