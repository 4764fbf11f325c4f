import { minGood } from '../../../metrics/csat.ts';
import { shareOf } from '../../../metrics/share.ts';
import type { BaseInput } from '../../input.ts';
import { during } from '../../weeks.ts';
import { outcomesOf } from '../searches/search-outcomes.ts';
import type { History, HistoryInput } from './collect.ts';
import type { TrendResult, TrendWeek } from './schema.ts';

/** Week by week, what the overview says of the period. */
export function trendOf({ history, locales }: Pick<BaseInput, 'locales'> & HistoryInput): TrendResult['trend'] {
  if (history === undefined) return { weeks: [] };
  return { weeks: history.weeks.map((_week, index) => weekOf(index, history, locales)) };
}

function weekOf(index: number, { weeks, votes, days }: History, locales: readonly string[]): TrendWeek {
  const week = weeks[index] ?? { from: '', to: '' };
  const own = <Item extends { locale: string }>(items: readonly Item[]): Item[] =>
    items.filter(({ locale }) => locales.includes(locale));
  const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
    items.reduce((total, item) => total + of(item), 0);
  const { found, failed, searches } = outcomesOf({
    outcomes: own(during(days.outcomes, week)),
    counters: own(during(days.counters, week)),
  });
  const learners = own(votes.weeks[index] ?? []).filter(({ edition }) => edition === 'public');
  const helpful = sum(learners, (vote) => vote.helpful);
  const cast = helpful + sum(learners, (vote) => vote.notHelpful);
  const rated = during(days.surveys, week);
  const asked = during(days.questions, week);
  return {
    ...week,
    found: found.share,
    helped: shareOf(helpful, cast),
    inTime: shareOf(
      sum(asked, ({ kept }) => kept),
      sum(asked, ({ due }) => due),
    ),
    satisfied: shareOf(
      sum(rated, ({ csat, n }) => (csat >= minGood ? n : 0)),
      sum(rated, ({ n }) => n),
    ),
    searches,
    failed,
    votes: cast,
    questions: sum(asked, ({ n }) => n),
    complaints: sum(asked, ({ kind, n }) => (kind === 'complaint' ? n : 0)),
  };
}
