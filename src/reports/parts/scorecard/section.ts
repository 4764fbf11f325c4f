import type { MetricId } from '../../../knowledge/metric-ids.ts';
import { minGood } from '../../../metrics/csat.ts';
import { aside, badge, dash, numberColumn, proseColumn, text, textCell, textColumn, valueCell } from '../../cells.ts';
import type { Block, Cell, Tone } from '../../document.ts';
import type { Words } from '../../words.ts';
import { describeMinutes } from '../service/describe-minutes.ts';
import { maxAnswer } from '../surveys/schema.ts';
import type { Effect, Metric, Scorecard, ScorecardResult } from './schema.ts';

export function scorecardSection({ scorecard }: ScorecardResult, words: Words): Block[] {
  const say = words.strings.scorecard;
  const aimed = scorecard.metrics.filter(({ target }) => target !== null);
  const others = scorecard.metrics.filter(({ target, value }) => target === null && value !== null);
  return [
    { kind: 'paragraph', text: headline(scorecard, words) },
    ...(scorecard.missing.length === 0 ? [] : [{ kind: 'paragraph' as const, text: missingLine(scorecard, words) }]),
    ...(scorecard.unknownTargets.length === 0
      ? []
      : [{ kind: 'paragraph' as const, text: say.unknownTargets(scorecard.unknownTargets.join(', ')) }]),
    targetsTable(aimed, words),
    ...(others.length === 0 ? [] : [othersTable(others, words)]),
    qualityTable(scorecard, words),
    ...effectBlocks(scorecard, words),
    { kind: 'paragraph', text: say.note },
  ];
}

/** The worst figure in words, whether or not it misses its target. */
function headline({ metrics, worst, deviation }: Scorecard, words: Words): string {
  const say = words.strings.scorecard;
  const found = metrics.find(({ metric }) => metric === worst);
  if (found?.value == null || found.target === null || deviation === null) return say.nothing;
  const [name, value, target] = [
    say.metrics[found.metric],
    format(found.metric, found.value, words),
    format(found.metric, found.target, words),
  ];
  const missed = metrics.filter(({ state }) => state === 'missed' || state === 'alert').length;
  const known = metrics.filter(({ state }) => state !== 'unknown' && state !== 'no-target').length;
  return missed === 0
    ? say.allMet(words.number(known), name, value, target)
    : say.missed(words.number(missed), words.number(known), name, value, target);
}

function missingLine({ metrics, missing }: Scorecard, { strings: { scorecard: say }, lang }: Words): string {
  const reasons = missing.map((id) => {
    const why = metrics.find(({ metric }) => metric === id)?.missing ?? 'no-data';
    return say.withReason(say.metrics[id], say.reasons[why]);
  });
  return say.missingLine(new Intl.ListFormat(lang, { type: 'conjunction' }).format(reasons));
}

const times: ReadonlySet<MetricId> = new Set(['first-reply-time', 'stage-time']);
const numbers: ReadonlySet<MetricId> = new Set(['self-service-score', 'handled-per-person', 'service-quality']);

function format(metric: MetricId, value: number, words: Words): string {
  if (times.has(metric)) return describeMinutes(value, words);
  if (metric === 'effect') return tenths(value, words);
  return numbers.has(metric) ? words.precise(value) : words.percent(value);
}

const tones: Readonly<Record<Metric['state'], Tone>> = {
  met: 'good',
  missed: 'warn',
  alert: 'bad',
  unknown: 'plain',
  'no-target': 'plain',
};

function targetsTable(aimed: readonly Metric[], words: Words): Block {
  const say = words.strings.scorecard;
  return {
    kind: 'table',
    caption: say.targets,
    columns: [textColumn(say.figure), textColumn(say.state), ...[say.value, say.target, say.off].map(numberColumn)],
    rows: aimed.map((metric) => ({
      cells: [
        [text(say.metrics[metric.metric]), aside(meaningOf(metric, words))],
        [badge(say.states[metric.state], tones[metric.state]), ...(isUnsure(metric) ? [aside(say.unsure)] : [])],
        metricCell(metric, words),
        metric.target === null ? dash : valueCell(format(metric.metric, metric.target, words), metric.target),
        metric.deviation === null ? dash : words.numberCell(metric.deviation),
      ],
    })),
    empty: say.noTargets,
  };
}

/** The interval has both sides of the target. */
function isUnsure({ low, isSure, state }: Metric): boolean {
  return low !== null && !isSure && state !== 'unknown';
}

function metricCell({ metric, value, low, high, n, missing }: Metric, words: Words): Cell {
  const say = words.strings.scorecard;
  if (value === null) return [aside(say.reasons[missing ?? 'no-data'])];
  const range =
    low === null || high === null ? [] : [words.strings.range(words.percent(low), words.percent(high), words.number(n ?? 0))];
  return [...valueCell(format(metric, value, words), value), ...range.map(aside)];
}

function othersTable(others: readonly Metric[], words: Words): Block {
  const say = words.strings.scorecard;
  return {
    kind: 'table',
    caption: say.others,
    columns: [textColumn(say.figure), numberColumn(say.value)],
    rows: others.map((metric) => ({
      cells: [[text(say.metrics[metric.metric]), aside(meaningOf(metric, words))], metricCell(metric, words)],
    })),
    empty: '',
  };
}

function meaningOf({ metric }: Metric, { strings, number }: Words): string {
  const meaning = strings.scorecard.meanings[metric];
  return typeof meaning === 'string' ? meaning : meaning(number(minGood), number(maxAnswer));
}

function qualityTable({ quality }: Scorecard, words: Words): Block {
  const { scorecard: say } = words.strings;
  const { precise, percent } = words;
  const cell = (value: number | null, show: (value: number) => string): Cell => (value === null ? dash : textCell(show(value)));
  const { perHour, resolutionRate, satisfaction, value, hoursFrom } = quality;
  return {
    kind: 'table',
    caption: say.quality,
    columns: [proseColumn(say.part), numberColumn(say.value)],
    rows: [
      { cells: [[text(say.perHour), ...(hoursFrom === null ? [] : [aside(say.hoursFrom[hoursFrom])])], cell(perHour, precise)] },
      { cells: [textCell(say.resolved), cell(resolutionRate, percent)] },
      { cells: [textCell(say.satisfied), cell(satisfaction, percent)] },
      { cells: [textCell(say.qualityValue), cell(value, precise)], isTotal: true },
    ],
    empty: '',
    isOrderFixed: true,
  };
}

/** Percent with a decimal: the terms differ by a few. */
function tenths(share: number, { lang }: Words): string {
  return new Intl.NumberFormat(lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(share);
}

function effectBlocks({ effect: { now, before, change, low, high } }: Scorecard, words: Words): Block[] {
  const say = words.strings.scorecard;
  const periods = [before, now].filter((each): each is Effect => each !== null);
  if (periods.length === 0) return [{ kind: 'paragraph', text: say.noFigures }];
  const row = (label: string, value: (effect: Effect) => number | null, isTotal = false) => ({
    cells: [
      textCell(label),
      ...periods.map((effect): Cell => {
        const share = value(effect);
        return share === null ? dash : textCell(tenths(share, words));
      }),
    ],
    isTotal,
  });
  return [
    {
      kind: 'table',
      caption: say.effect,
      columns: [textColumn(say.part), ...periods.map(({ from, to }) => numberColumn(words.strings.weekSpan(from, to)))],
      rows: [
        row(say.satisfaction, ({ satisfaction }) => satisfaction),
        row(say.conversion, ({ conversion }) => conversion),
        row(say.churn, ({ churn }) => churn),
        row(say.effectValue, ({ value }) => value, true),
      ],
      empty: '',
      isOrderFixed: true,
    },
    {
      kind: 'paragraph',
      text:
        change === null || low === null || high === null
          ? say.noChange
          : [
              say.change(words.number(Math.abs(100 * change)), change >= 0),
              say.changeInterval(words.number(100 * low), words.number(100 * high), low <= 0 && high >= 0),
            ].join(say.between),
    },
  ];
}
