import { dash, numberColumn, textCell, textColumn } from '../../cells.ts';
import type { Block, Chart } from '../../document.ts';
import { sharePoint, weeksChart } from '../../weeks-chart.ts';
import type { Words } from '../../words.ts';
import type { FigureId, SummaryResult } from '../summary/schema.ts';
import type { TrendResult, TrendWeek } from './schema.ts';

/** The figures of the overview that are known week by week. */
const series = { found: 'found', helped: 'helped', inTime: 'in-time', satisfied: 'satisfied' } as const satisfies Partial<
  Record<keyof TrendWeek, FigureId>
>;

type Series = keyof typeof series;

export function trendSection({ trend, summary }: TrendResult & SummaryResult, words: Words): Block[] {
  const { strings } = words;
  const weeks = fromFirstRecord(trend.weeks);
  if (weeks.length === 0) return [{ kind: 'paragraph', text: strings.trend.empty }];
  const known = (Object.keys(series) as Series[]).filter((name) => weeks.some((week) => week[name].state === 'known'));
  return [
    { kind: 'paragraph', text: strings.trend.note },
    ...known.map((name) => chartOf(name, weeks, summary, words)),
    countsTable(weeks, words),
  ];
}

/** Weeks before anything was recorded say nothing. */
function fromFirstRecord(weeks: readonly TrendWeek[]): TrendWeek[] {
  const first = weeks.findIndex(({ searches, votes, questions, satisfied }) => searches + votes + questions + satisfied.n > 0);
  return first === -1 ? [] : weeks.slice(first);
}

function chartOf(name: Series, weeks: readonly TrendWeek[], { figures }: SummaryResult['summary'], words: Words): Chart {
  const { strings, percent, numberCell, shareCell } = words;
  const id = series[name];
  const target = figures.find((figure) => figure.id === id)?.target;
  return weeksChart(
    {
      id: `trend-${id}`,
      title: strings.trend.title(strings.summary.figures[id].name),
      description: strings.trend.description,
      unit: 'percent',
      ...(target == null ? {} : { target: { value: target.value, label: strings.trend.target(percent(target.value)) } }),
      weeks,
      pointOf: (week) => sharePoint(week[name]),
      week: strings.trend.week,
      columns: [strings.trend.share, strings.trend.n].map(numberColumn),
      cellsOf: (week) => [week[name].n === 0 ? dash : shareCell(week[name]), numberCell(week[name].n)],
    },
    words,
  );
}

function countsTable(weeks: readonly TrendWeek[], { strings, numberCell }: Words): Block {
  const say = strings.trend;
  const counts = ['searches', 'failed', 'votes', 'questions', 'complaints'] as const;
  return {
    kind: 'details',
    summary: say.counts,
    blocks: [
      {
        kind: 'table',
        caption: say.counts,
        columns: [textColumn(say.week), ...counts.map((count) => numberColumn(say[count]))],
        rows: weeks.map((week) => ({
          cells: [textCell(strings.weekSpan(week.from, week.to)), ...counts.map((count) => numberCell(week[count]))],
        })),
        empty: '',
      },
    ],
  };
}
