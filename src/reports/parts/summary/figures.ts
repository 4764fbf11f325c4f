import { type Change, type Counted, changeOf } from '../../../metrics/change.ts';
import { minGood } from '../../../metrics/csat.ts';
import { clusteredShare, type Share } from '../../../metrics/share.ts';
import { compareWithTarget } from '../../../metrics/target.ts';
import type { BaseInput } from '../../input.ts';
import { during } from '../../weeks.ts';
import type { CoverageResult } from '../coverage/schema.ts';
import { outcomesOf } from '../searches/search-outcomes.ts';
import type { HistoryInput } from '../trend/collect.ts';
import { type Figure, type FigureId, targetMetrics } from './schema.ts';

type Input = Pick<BaseInput, 'period' | 'targets' | 'locales'> & HistoryInput;

/** Five shares that tell a manager how the service does, in the order of a learner's way, with the period before. */
export function figuresOf(input: Input, { coverage }: CoverageResult): Figure[] {
  const counts = countsOf(input, coverage);
  return (Object.keys(targetMetrics) as FigureId[]).map((id) => {
    const { now, before } = counts[id];
    return {
      id,
      now: countedShare(now),
      before: countedShare(before),
      change: orNull(changeOf(before, now)),
      target: targetOf(id, countedShare(now), input),
    };
  });
}

function countedShare({ count, n, independent = n }: Counted): Share {
  return clusteredShare(count, n, independent);
}

const nothing: Counted = { count: 0, n: 0 };

function countsOf(
  { history, period, locales }: Input,
  coverage: CoverageResult['coverage'],
): Record<FigureId, { now: Counted; before: Counted }> {
  const covered = {
    now: { count: coverage.all.met, n: coverage.all.demand, independent: coverage.all.independent },
    before:
      coverage.before.state === 'known'
        ? { ...countedOf(coverage.before), independent: coverage.beforeIndependent }
        : { count: 0, n: 0 },
  };
  if (history === undefined) {
    const unknown = { now: nothing, before: nothing };
    return { found: unknown, helped: unknown, covered, 'in-time': unknown, satisfied: unknown };
  }
  const { days, votes, before } = history;
  const inBoth = (count: (range: typeof period) => Counted) => ({ now: count(period), before: count(before) });
  const sum = <Item extends { n: number }>(items: readonly Item[], of: (item: Item) => number = ({ n }) => n): number =>
    items.reduce((total, item) => total + of(item), 0);
  const cast = (some: typeof votes.now): Counted => {
    const learners = some.filter(({ edition, locale }) => edition === 'public' && locales.includes(locale));
    const count = learners.reduce((total, { helpful }) => total + helpful, 0);
    return { count, n: learners.reduce((total, { notHelpful }) => total + notHelpful, count) };
  };
  const own = <Item extends { locale: string }>(items: readonly Item[]): Item[] =>
    items.filter(({ locale }) => locales.includes(locale));
  return {
    found: inBoth((range) => {
      const { found, searches } = outcomesOf({
        outcomes: own(during(days.outcomes, range)),
        counters: own(during(days.counters, range)),
      });
      return { count: found.count, n: searches };
    }),
    helped: { now: cast(votes.now), before: cast(votes.before) },
    covered,
    'in-time': inBoth((range) => {
      const asked = during(days.questions, range);
      return { count: sum(asked, ({ kept }) => kept), n: sum(asked, ({ due }) => due) };
    }),
    satisfied: inBoth((range) => {
      const rated = during(days.surveys, range);
      return { count: sum(rated.filter(({ csat }) => csat >= minGood)), n: sum(rated) };
    }),
  };
}

function countedOf({ share, n }: { share: number; n: number }): Counted {
  return { count: Math.round(share * n), n };
}

function targetOf(id: FigureId, now: Share, { targets }: Input): Figure['target'] {
  const target = targets.find(({ metric }) => metric === targetMetrics[id]);
  if (target === undefined) return null;
  const { state, shortfall, isSure } =
    now.state === 'known' ? compareWithTarget(now.share, target, now) : compareWithTarget(undefined, target);
  return { metric: target.metric, value: target.target, state, shortfall, isSure };
}

function orNull(change: Change | undefined): Change | null {
  return change ?? null;
}
