import { metricIds } from '../../../knowledge/metric-ids.ts';
import { compareWithTarget, deviationOf } from '../../../metrics/target.ts';
import type { BaseInput } from '../../input.ts';
import type { SurveysInput } from '../surveys/collect.ts';
import type { FiguresInput } from './collect.ts';
import { effectOf } from './effect.ts';
import { type Measured, type MeasuredResults, measure } from './metrics.ts';
import { qualityOf } from './quality.ts';
import type { Metric, Scorecard } from './schema.ts';

type Input = Pick<BaseInput, 'targets' | 'period'> & FiguresInput & SurveysInput;

/** Every figure of the service against its target. What is unknown is named and counts for nothing, good or bad. */
export function scorecardOf({ targets, figures = [], surveys }: Input, results: MeasuredResults): Scorecard {
  const latest = figures.at(-1);
  const quality = qualityOf(results.service, results.surveys.total.csat, latest);
  const effect = effectOf(figures, surveys);
  const metrics = measure(results, latest, { quality, effect }).map((measured) => compare(measured, targets));
  const aimed = metrics.filter(({ target }) => target !== null);
  const missed = aimed.filter(({ state }) => state === 'missed' || state === 'alert');
  return {
    metrics: sortMetrics(metrics),
    deviation: deviationOf(aimed) ?? null,
    missedDeviation: aimed.some(({ shortfall }) => shortfall !== null) ? (deviationOf(missed) ?? 0) : null,
    worst: worstOf(aimed)?.metric ?? null,
    missing: aimed.filter(({ state }) => state === 'unknown').map(({ metric }) => metric),
    unknownTargets: targets.map(({ metric }) => metric).filter((metric) => !metricIds.some((id) => id === metric)),
    quality,
    effect,
  };
}

function compare(measured: Measured, targets: Input['targets']): Metric {
  const target = targets.find(({ metric }) => metric === measured.metric);
  if (target === undefined) {
    const none = { target: null, alert: null, better: null, scale: null, shortfall: null, deviation: null };
    return { ...measured, ...none, state: 'no-target', isSure: false };
  }
  const { value, low, high } = measured;
  const interval = low === null || high === null ? undefined : { low, high };
  const { state, shortfall, isSure } = compareWithTarget(value ?? undefined, target, interval);
  return {
    ...measured,
    target: target.target,
    alert: target.alert,
    better: target.better,
    scale: target.scale,
    state,
    isSure,
    shortfall,
    deviation: shortfall === null ? null : shortfall ** 2,
  };
}

function worstOf(aimed: readonly Metric[]): Metric | undefined {
  return sortMetrics(aimed).find(({ shortfall }) => shortfall !== null);
}

/** The largest shortfall first, then what is unknown, then what has no target; otherwise in the usual order. */
function sortMetrics(metrics: readonly Metric[]): Metric[] {
  const place = ({ state, shortfall }: Metric): number =>
    state === 'no-target' ? Number.POSITIVE_INFINITY : shortfall === null ? Number.MAX_VALUE : -shortfall;
  return metrics.toSorted((a, b) => {
    const [one, other] = [place(a), place(b)];
    return one === other ? 0 : one - other;
  });
}
