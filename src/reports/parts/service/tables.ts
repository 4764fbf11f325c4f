import { minDurations } from '../../../metrics/service/durations.ts';
import { stages } from '../../../metrics/service/stage-times.ts';
import { aside, dash, numberColumn, textCell, textColumn, valueCell } from '../../cells.ts';
import type { Block, Cell, Row } from '../../document.ts';
import type { Words } from '../../words.ts';
import { describeMinutes, describeQuantile } from './describe-minutes.ts';
import type { Grouping, ServiceFigures, ServiceReport } from './schema.ts';

/** Where the time goes, or why nobody knows. */
export function stagesBlock(times: ServiceFigures['stages'], words: Words): Block {
  const { strings, number } = words;
  const say = strings.service;
  const { total } = times;
  if (total.state !== 'known') return { kind: 'paragraph', text: say.stagesEmpty(number(total.n), number(minDurations)) };
  const row = (stage: keyof typeof say.stages): Row => {
    const own = times[stage];
    if (own.state !== 'known') return { cells: [textCell(say.stages[stage]), dash, dash, dash, dash] };
    const mean = valueCell(describeMinutes(own.mean, words), own.mean);
    const others = [own.median, own.p90].map((minutes) =>
      valueCell(describeQuantile(minutes, own, words), minutes ?? own.longest),
    );
    return {
      cells: [textCell(say.stages[stage]), mean, total.mean > 0 ? words.percentCell(own.mean / total.mean) : dash, ...others],
      isTotal: stage === 'total',
    };
  };
  return {
    kind: 'table',
    caption: say.stagesCaption,
    columns: [textColumn(say.stage), ...[say.mean, say.shareOfTotal, say.median, say.percentile90].map(numberColumn)],
    rows: [...stages, 'total' as const].map(row),
    empty: '',
  };
}

export function weeksTable(weeks: ServiceReport['weeks'], words: Words): Block {
  const { strings } = words;
  return figuresTable(
    strings.service.weeksCaption,
    strings.service.week,
    weeks.map((week) => ({ name: strings.weekSpan(week.from, week.to), figures: week })),
    words,
  );
}

/** @returns `undefined` where one row would repeat the total */
export function groupTable(by: Grouping, groups: ServiceReport['groups'], words: Words): Block | undefined {
  const { strings } = words;
  const own = groups.filter((group) => group.by === by);
  if (own.length < 2) return undefined;
  return figuresTable(
    strings.service.groupCaptions[by],
    strings.service.groupNames[by],
    own.map((group) => ({ name: nameOf(by, group.id, words), figures: group })),
    words,
  );
}

function nameOf(by: Grouping, id: string | null, { strings: { service: say }, label, language }: Words): string {
  switch (by) {
    case 'kind':
      return say.kinds[id as keyof typeof say.kinds];
    case 'locale':
      return language(id ?? '');
    case 'channel':
      return id === 'form' || id === null ? say.form : label('channels', id);
    case 'category':
      return id === null ? say.none.category : label('categories', id);
    case 'product':
      return id === null ? say.none.product : label('products', id);
    default:
      return id === null ? say.none[by] : label('owners', id);
  }
}

function figuresTable(
  caption: string,
  first: string,
  items: readonly { name: string; figures: ServiceFigures }[],
  words: Words,
): Block {
  const { strings, numberCell, shareCell } = words;
  const say = strings.service;
  const shares = [
    [say.withinPromise, 'withinPromise'],
    [say.resolutionRate, 'resolutionRate'],
    [say.firstContact, 'firstContactResolution'],
    [say.reopenedRate, 'reopenedRate'],
    [say.csat, 'csat'],
    [say.linkRate, 'linkRate'],
  ] as const;
  return {
    kind: 'table',
    caption,
    columns: [
      textColumn(first),
      ...[say.received, say.firstReply, ...shares.map(([label]) => label), say.perHour].map(numberColumn),
    ],
    rows: items.map(({ name, figures }) => ({
      cells: [
        textCell(name),
        numberCell(figures.received),
        durationCell(figures.firstReply, words),
        ...shares.map(([, field]) => (figures[field].n === 0 ? dash : shareCell(figures[field]))),
        figures.handled.perHour === null ? dash : numberCell(figures.handled.perHour),
      ],
    })),
    empty: say.empty,
  };
}

function durationCell(durations: ServiceFigures['firstReply'], words: Words): Cell {
  const { strings, number } = words;
  if (durations.state === 'unknown') return dash;
  if (durations.state === 'too-few') return [aside(strings.tooFew(number(durations.n)))];
  const { median, p90, longest, n } = durations;
  return [
    ...valueCell(describeQuantile(median, durations, words), median ?? longest),
    aside(strings.service.p90(describeQuantile(p90, durations, words), number(n))),
  ];
}
