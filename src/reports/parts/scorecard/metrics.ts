import type { MetricId } from '../../../knowledge/metric-ids.ts';
import { daysIn, type Period } from '../../../metrics/period.ts';
import { type Share, shareOf } from '../../../metrics/share.ts';
import type { SearchesResult } from '../searches/schema.ts';
import type { ServiceResult } from '../service/schema.ts';
import type { FigureId, SummaryResult } from '../summary/schema.ts';
import type { SurveysResult } from '../surveys/schema.ts';
import type { Figures } from './read-figures.ts';
import type { Metric, Scorecard } from './schema.ts';

export type MeasuredResults = SearchesResult & ServiceResult & SummaryResult & SurveysResult;

/** A figure before it is compared with its target. */
export type Measured = Pick<Metric, 'metric' | 'value' | 'low' | 'high' | 'n' | 'missing'>;

type Missing = NonNullable<Metric['missing']>;

/** Every figure of the scorecard, known or not. */
export function measure(
  { searches, service, summary, surveys }: MeasuredResults,
  figures: Figures | undefined,
  { quality, effect }: Pick<Scorecard, 'quality' | 'effect'>,
): Measured[] {
  const { total, deflection } = service;
  const { firstReply, stages, handled } = total;
  const perFigures = (compute: (row: Figures) => readonly [count: number, of: number]): Share | 'no-figures' =>
    figures === undefined ? 'no-figures' : shareOf(...compute(figures));
  const ofFigure = (wanted: FigureId): Omit<Measured, 'metric'> =>
    ofShare(summary.figures.find(({ id }) => id === wanted)?.now ?? { state: 'unknown', n: 0 });
  const measured: Readonly<Record<MetricId, Measured | Omit<Measured, 'metric'>>> = {
    'search-success': ofFigure('found'),
    'promises-kept': ofFigure('in-time'),
    csat: ofShare(surveys.total.csat),
    'first-reply-time':
      firstReply.state !== 'known'
        ? unknown(whyOf(firstReply))
        : firstReply.median === null
          ? unknown('still-waiting')
          : ofNumber(firstReply.median, firstReply.n),
    'stage-time': stages.total.state === 'known' ? ofNumber(stages.total.mean, stages.total.n) : unknown(whyOf(stages.total)),
    'resolution-rate': ofShare(total.resolutionRate),
    fcr: ofShare(total.firstContactResolution),
    'service-quality': ofNumber(quality.value, quality.processed),
    'handled-per-person': ofNumber(handled.perPerson, handled.questions),
    'self-service-score':
      figures === undefined
        ? unknown('no-figures')
        : ofNumber(total.received === 0 ? null : visitsIn(figures, service.period) / total.received, total.received),
    deflection: ofShare(deflection.conservative),
    helpfulness: ofShare(summary.helpfulness),
    coverage: ofShare(summary.coverage),
    'unsure-rate': ofShare(searches.total.unsure.share),
    'empty-rate': searches.total.empty === null ? unknown('not-measured') : ofShare(searches.total.empty.share),
    churn: ofShare(perFigures((row) => [row.lost, row.customers])),
    renewal: ofShare(perFigures((row) => [row.renewed, row.customers])),
    active: ofShare(perFigures((row) => [row.active, row.customers])),
    conversion: ofShare(perFigures((row) => [row.converted, row.visits])),
    effect: effect.now === null ? unknown('no-figures') : ofNumber(effect.now.value, null),
  };
  return Object.entries(measured).map(([metric, figure]) => ({ ...figure, metric: metric as MetricId }));
}

/** Visits in a period, at the pace of the operator's, which may be another one. */
function visitsIn(figures: Figures, period: Period): number {
  return (figures.visits * daysIn(period)) / daysIn(figures);
}

function ofShare(share: Share | 'no-figures'): Omit<Measured, 'metric'> {
  if (share === 'no-figures') return unknown(share);
  if (share.state !== 'known') return unknown(whyOf(share));
  const { share: value, low, high, n } = share;
  return { value, low, high, n, missing: null };
}

function ofNumber(value: number | null, n: number | null): Omit<Measured, 'metric'> {
  return value === null ? unknown('no-data') : { value, low: null, high: null, n, missing: null };
}

function unknown(missing: Missing): Omit<Measured, 'metric'> {
  return { value: null, low: null, high: null, n: null, missing };
}

function whyOf({ state }: { state: string }): Missing {
  return state === 'too-few' ? 'too-few' : 'no-data';
}
