import type { Share } from '../../../metrics/share.ts';
import { dash, numberColumn, textCell, textColumn } from '../../cells.ts';
import type { Chart } from '../../document.ts';
import { sharePoint, weeksChart } from '../../weeks-chart.ts';
import type { Words } from '../../words.ts';
import type { SummaryResult } from '../summary/schema.ts';
import type { SearchesReport, SearchOutcomes } from './schema.ts';

/** The share of searches that found something, week by week. */
export function foundTrend({ weeks }: SearchesReport, words: Words): Chart {
  const { numberCell, shareCell } = words;
  const { searches: say } = words.strings;
  return weeksChart(
    {
      id: 'searches-trend',
      title: trendTitle(weeks, words),
      description: say.trendNote,
      unit: 'percent',
      weeks,
      pointOf: ({ found }) => sharePoint(found.share),
      week: say.week,
      columns: [say.searches, ...outcomes.map((outcome) => say[outcome])].map(numberColumn),
      cellsOf: (week) => [
        numberCell(week.searches),
        ...outcomes.map((outcome) => (week.searches === 0 ? dash : shareCell(week[outcome].share))),
      ],
    },
    words,
  );
}

export const outcomes = ['found', 'unsure', 'noClick', 'rephrased'] as const;

/** A change is called one only when the intervals of the two weeks do not overlap, which is stricter than a test at 5 %. */
function trendTitle(weeks: SearchesReport['weeks'], { strings: { searches: say }, percent }: Words): string {
  const [last, before] = weeks.toReversed().map(({ found }) => found.share);
  if (last?.state !== 'known') return say.trendUnknown;
  if (before?.state !== 'known') return say.trendLast(percent(last.share));
  const change = last.low > before.high ? say.trendUp : last.high < before.low ? say.trendDown : say.trendSame;
  return change(percent(last.share), percent(before.share));
}

/**
 * From searching to being helped. Votes are not counted by search, so the last stage is an estimate: searches that found
 * something × the helpfulness of the articles. It is left out while that is unknown.
 */
export function searchFunnel({ total }: SearchesReport, { helpfulness }: SummaryResult['summary'], words: Words): Chart {
  const { strings, number, numberCell } = words;
  const { searches: say } = strings;
  const stages = stagesOf(total, helpfulness).map(({ stage, value }) => ({
    label: say.stages[stage],
    value,
    text: total.searches === 0 ? number(value) : say.stageText(number(value), words.percent(value / total.searches)),
  }));
  return {
    kind: 'chart',
    id: 'searches-funnel',
    title: funnelTitle(total, helpfulness, words),
    description: helpfulness.state === 'known' ? say.funnelNote : say.funnelNoteFound,
    tableLabel: strings.charts.table,
    drawing: { type: 'funnel', stages },
    table: {
      columns: [textColumn(say.stage), numberColumn(say.searches), numberColumn(say.shareOfSearches)],
      rows: stages.map(({ label, value }) => ({
        cells: [textCell(label), numberCell(value), total.searches === 0 ? dash : words.percentCell(value / total.searches)],
      })),
    },
  };
}

interface Stage {
  stage: 'searched' | 'answered' | 'found' | 'helped';
  value: number;
}

function stagesOf({ searches, found, unsure }: SearchOutcomes, helpfulness: Share): Stage[] {
  return [
    { stage: 'searched', value: searches },
    { stage: 'answered', value: searches - unsure.count },
    { stage: 'found', value: found.count },
    ...(helpfulness.state === 'known' ? [{ stage: 'helped' as const, value: Math.round(found.count * helpfulness.share) }] : []),
  ];
}

function funnelTitle({ found }: SearchOutcomes, helpfulness: Share, { strings: { searches: say }, number }: Words): string {
  if (found.share.state !== 'known') return say.funnelUnknown;
  const ofHundred = (share: number): string => number(Math.round(100 * share));
  return helpfulness.state === 'known'
    ? say.funnelTitle(ofHundred(found.share.share), ofHundred(found.share.share * helpfulness.share))
    : say.funnelFound(ofHundred(found.share.share));
}
