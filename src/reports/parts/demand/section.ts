import { addDays } from '../../../metrics/days.ts';
import { minForecastWeeks } from '../../../metrics/forecast.ts';
import { aside, badge, dash, numberColumn, proseColumn, text, textCell, textColumn } from '../../cells.ts';
import type { Block, Cell, Chart, Tone } from '../../document.ts';
import { firstRows } from '../../first-rows.ts';
import { weeksChart } from '../../weeks-chart.ts';
import type { Words } from '../../words.ts';
import type { DemandCategory, DemandReport, DemandResult, Topic } from './schema.ts';

export function demandSection({ demand }: DemandResult, words: Words): Block[] {
  const { demand: say } = words.strings;
  if (!demand.recorded) return [{ kind: 'paragraph', text: words.strings.unknown }];
  return [
    { kind: 'paragraph', text: say.note },
    ...askedNotes(demand.asked, words).map((text): Block => ({ kind: 'paragraph', text })),
    ...(demand.weeks.length === 0 ? [] : [demandChart(demand, words)]),
    topicsTable(demand.topics, words),
    categoriesTable(demand.categories, words),
  ];
}

/** What the topics say of questions, and what is missing. */
function askedNotes({ isRead, grouped, small, unreadable, left }: DemandReport['asked'], words: Words): string[] {
  const {
    strings: { demand: say },
    number,
  } = words;
  if (!isRead) return [say.askedClosed];
  const some = [
    ...(small > 0 ? [say.askedSmall(number(small))] : []),
    ...(unreadable > 0 ? [say.askedUnreadable(number(unreadable))] : []),
    ...(left > 0 ? [say.askedLeft(number(left))] : []),
  ];
  return [[say.askedRead(number(grouped)), ...some].join(say.askedThen)];
}

function demandChart({ weeks, forecast }: DemandReport, words: Words): Chart {
  const { number, numberCell } = words;
  const { demand: say } = words.strings;
  const lastDay = weeks.at(-1)?.to ?? '';
  const expected = (forecast?.weeks ?? []).map(({ value, low, high }, index) => {
    const to = addDays(lastDay, 7 * (index + 1));
    return { from: addDays(to, -6), to, observed: null, expected: { value, low, high } };
  });
  const observed = weeks.map(({ from, to, failed, questions }) => ({
    from,
    to,
    observed: { failed, questions },
    expected: null,
  }));
  const last = weeks.at(-1);
  const next = expected[0]?.expected;
  const sum = number((last?.failed ?? 0) + (last?.questions ?? 0));
  const range = (low: number, high: number): string => `${number(Math.round(low))}–${number(Math.round(high))}`;
  return weeksChart(
    {
      id: 'demand-weeks',
      title: next === undefined ? say.weeksTitle(sum) : say.forecastTitle(sum, range(next.low, next.high)),
      description:
        forecast === null
          ? say.noForecast(number(minForecastWeeks))
          : say.forecastNote(say.methods[forecast.method], number(forecast.meanAbsoluteError)),
      unit: 'number',
      weeks: [...observed, ...expected],
      pointOf: (week) =>
        week.observed === null
          ? { ...week.expected, isForecast: true }
          : { value: week.observed.failed + week.observed.questions },
      week: say.week,
      columns: [say.failed, say.questions, say.expected].map(numberColumn),
      cellsOf: (week) =>
        week.observed === null
          ? [dash, dash, [...numberCell(Math.round(week.expected.value)), aside(range(week.expected.low, week.expected.high))]]
          : [numberCell(week.observed.failed), numberCell(week.observed.questions), dash],
    },
    words,
  );
}

/** Phrasings listed below the most frequent one. */
const maxOthers = 2;

function topicsTable(topics: readonly Topic[], words: Words): Block {
  const {
    strings: { demand: say },
    article,
    language,
    numberCell,
    severityCell,
    number,
    quote,
  } = words;
  return {
    kind: 'table',
    caption: say.topicsCaption,
    columns: [
      proseColumn(say.topic),
      proseColumn(say.action),
      textColumn(say.kind),
      textColumn(say.sentiment),
      numberColumn(say.frequency),
      textColumn(say.severity),
      numberColumn(say.priority),
      textColumn(say.locale),
    ],
    ...firstRows(
      topics,
      (topic) => {
        const [first = '', ...others] = topic.phrasings;
        const more = others.length - maxOthers;
        const heads: Cell = [
          quote(first, topic.locale),
          ...others.slice(0, maxOthers).map((text): Cell[number] => ({ ...quote(text, topic.locale), kind: 'aside' })),
          ...(more > 0 ? [aside(say.more(number(more)))] : []),
        ];
        return {
          cells: [
            topic.source === 'questions' ? questionHeads(topic, words) : heads,
            [
              badge(
                topic.source === 'questions' && topic.action === 'new-answers' ? say.improve : say.actions[topic.action],
                toneOf[topic.action],
              ),
              ...(topic.article === null || topic.action === 'new-article'
                ? []
                : article({ locale: topic.locale, id: topic.article }).slice(0, 1)),
            ],
            textCell(say.kinds[topic.kind]),
            textCell(say.sentiments[topic.sentiment]),
            [...numberCell(topic.frequency), ...sourcesOf(topic, words).map(aside)],
            severityCell(topic.severity),
            numberCell(topic.priority),
            textCell(language(topic.locale)),
          ],
        };
      },
      words,
    ),
    empty: say.topicsEmpty,
  };
}

/** Named without the askers’ sentences: by words that many used, otherwise by the nearest article. */
function questionHeads({ words: shared, article, locale, ids }: Topic, { strings: { demand: say }, ...words }: Words): Cell {
  const [nearest] = article === null ? [] : words.article({ locale, id: article });
  const name = shared.length > 0 ? say.askedAbout(shared.join(say.comma)) : nearest === undefined ? say.askedUnnamed : undefined;
  return [name === undefined ? text(say.askedNear(nearest?.text ?? '')) : text(name), aside(say.askedIds(ids.join(say.comma)))];
}

function sourcesOf({ source, frequency, questions }: Topic, { strings: { demand: say }, number }: Words): string[] {
  if (source === 'questions' || questions === 0) return [say.sources[source]];
  return [
    say.ofSource(say.sources[source], number(frequency - questions)),
    say.ofSource(say.sources.questions, number(questions)),
  ];
}

const toneOf = {
  'new-article': 'bad',
  'new-answers': 'warn',
  rewrite: 'warn',
  'fix-product': 'bad',
  none: 'good',
  rare: 'plain',
  unknown: 'plain',
} as const satisfies Record<Topic['action'], Tone>;

function categoriesTable(categories: readonly DemandCategory[], words: Words): Block {
  const {
    strings: { demand: say },
    numberCell,
    number,
    severityCell,
    label,
    language,
  } = words;
  const counts = ['failed', 'question', 'fault', 'wish', 'complaint'] as const;
  return {
    kind: 'table',
    caption: say.categoriesCaption,
    columns: [
      textColumn(say.category),
      textColumn(say.locale),
      ...counts.map((what) => numberColumn(what === 'failed' ? say.failed : say.kinds[what])),
      numberColumn(say.lastWeek),
      numberColumn(say.weekBefore),
      numberColumn(say.nextWeek),
      textColumn(say.severity),
      numberColumn(say.priority),
    ],
    rows: categories.map((row) => ({
      cells: [
        textCell(row.category === null ? say.unclassified : label('categories', row.category)),
        textCell(language(row.locale)),
        ...counts.map((what) => numberCell(row[what])),
        numberCell(row.lastWeek),
        numberCell(row.weekBefore),
        row.nextWeek === null
          ? dash
          : [
              ...numberCell(Math.round(row.nextWeek.value)),
              aside(`${number(Math.round(row.nextWeek.low))}–${number(Math.round(row.nextWeek.high))}`),
            ],
        severityCell(row.severity),
        numberCell(row.priority),
      ],
    })),
    empty: say.categoriesEmpty,
  };
}
