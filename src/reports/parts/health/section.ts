import { readabilityLimits } from '../../../metrics/readability.ts';
import { aside, badge, dash, numberColumn, proseColumn, textCell, textColumn, valueCell } from '../../cells.ts';
import type { Block, Cell } from '../../document.ts';
import { firstRows } from '../../first-rows.ts';
import type { Words } from '../../words.ts';
import type { ArticleHealth, HealthReport, HealthResult } from './schema.ts';
import { type HealthFigure, healthFigures, healthWeights } from './weights.ts';

export function healthSection({ health }: HealthResult, words: Words): Block[] {
  const { health: say } = words.strings;
  return [
    { kind: 'paragraph', text: say.note },
    ...(health.articles.length === 0 ? [] : [scoresChart(health, words)]),
    articlesTable(health, words),
    weightsTable(words),
  ];
}

/** Ranges of the score, the lowest first. */
const ranges = [
  { from: 0, to: 59, tone: 'bad' },
  { from: 60, to: 79, tone: 'warn' },
  { from: 80, to: 100, tone: 'good' },
] as const;

function rangeOf(score: number): (typeof ranges)[number] {
  return ranges.find(({ to }) => score <= to) ?? ranges[2];
}

function scoresChart({ articles }: HealthReport, { strings, number, numberCell }: Words): Block {
  const { health: say, charts } = strings;
  const counted = ranges.map((range) => ({ range, n: articles.filter(({ score }) => rangeOf(score) === range).length }));
  const label = ({ from, to }: (typeof ranges)[number]): string => say.range(number(from), number(to));
  return {
    kind: 'chart',
    id: 'health-scores',
    title: say.chartTitle(number(counted.at(-1)?.n ?? 0), number(articles.length), number(ranges[2].from)),
    description: say.chartNote,
    tableLabel: charts.table,
    drawing: {
      type: 'bars',
      unit: 'number',
      series: [say.articles],
      bars: counted.map(({ range, n }) => ({ label: label(range), values: [n], text: number(n) })),
    },
    table: {
      columns: [textColumn(say.score), numberColumn(say.articles)],
      rows: counted.map(({ range, n }) => ({ cells: [textCell(label(range)), numberCell(n)] })),
    },
  };
}

function articlesTable({ articles }: HealthReport, words: Words): Block {
  const { strings, article, language, number } = words;
  const { health: say } = strings;
  return {
    kind: 'table',
    caption: say.caption,
    columns: [
      textColumn(say.article),
      numberColumn(say.score),
      proseColumn(say.changes),
      ...healthFigures.map((id) => numberColumn(say.figures[id])),
      textColumn(say.locale),
    ],
    ...firstRows(
      articles,
      (one) => ({
        cells: [
          article(one),
          [{ ...badge(number(one.score), rangeOf(one.score).tone), value: one.score }],
          changesCell(one, words),
          ...healthFigures.map((id) => figureCell(one, id, words)),
          textCell(language(one.locale)),
        ],
      }),
      words,
    ),
    empty: say.empty,
  };
}

function changesCell({ changes }: ArticleHealth, { strings: { health: say }, number }: Words): Cell {
  if (changes.length === 0) return dash;
  return changes.map(({ change, gain }) => aside(say.gain(say.changeNames[change], number(gain))));
}

function figureCell(one: ArticleHealth, id: HealthFigure, { percentCell, number, strings: { health: say } }: Words): Cell {
  const value = one.figures[id];
  if (value === null) return dash;
  if (id === 'checklist') return valueCell(say.met(number(one.checklist.met), number(one.checklist.applicable)), value);
  if (id === 'readability' && one.readability !== null)
    return [...percentCell(value), aside(say.measures[one.readability.measure](number(one.readability.value)))];
  return percentCell(value);
}

function weightsTable({ strings: { health: say }, number, numberCell }: Words): Block {
  const { flesch, 'sentence-length': length } = readabilityLimits;
  const readability = say.meanings.readability({
    easyEnglish: number(flesch.best),
    hardEnglish: number(flesch.worst),
    easyChinese: number(length.best),
    hardChinese: number(length.worst),
  });
  const meanings = { ...say.meanings, readability };
  return {
    kind: 'table',
    caption: say.weightsCaption,
    columns: [textColumn(say.figure), numberColumn(say.weight), proseColumn(say.meaning)],
    rows: healthFigures.map((id) => ({
      cells: [textCell(say.figures[id]), numberCell(healthWeights[id]), textCell(meanings[id])],
    })),
    empty: '',
  };
}
