import { aside, badge, proseColumn, text, textCell, textColumn } from '../../cells.ts';
import type { Block, Cell, Tone } from '../../document.ts';
import type { Words } from '../../words.ts';
import type { Alert, AlertsResult } from './schema.ts';

export function alertsSection({ alerts: { alerts, possible, past, watched, limits } }: AlertsResult, words: Words): Block[] {
  const { strings, number, percent, label } = words;
  const say = strings.alerts;
  const worth = [
    say.watchedArticles(number(watched.articles), percent(limits.falseDiscoveryRate)),
    say.watchedSeries(number(watched.series), number(limits.weeksToFalseAlarm)),
    ...(watched.tooShort > 0 ? [say.tooShort(number(watched.tooShort), number(watched.weeks))] : []),
  ];
  return [
    {
      kind: 'table',
      caption: say.caption,
      columns: [proseColumn(say.what), textColumn(say.since), proseColumn(say.todo), textColumn(say.owner)],
      rows: alerts.map((alert) => ({
        cells: [
          whatCell(alert, words),
          textCell(alert.since.from),
          textCell(say.todos[alert.kind]),
          textCell(alert.owner === null ? say.everyone : label('owners', alert.owner)),
        ],
      })),
      empty: watched.articles + watched.series === 0 ? say.nothingWatched : say.empty,
    },
    ...(past.length + possible.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            caption: say.others,
            columns: [proseColumn(say.what), textColumn(say.since), textColumn(say.until), textColumn(say.owner)],
            rows: [
              ...past.map((alert) => ({ alert, until: textCell(alert.until.to) })),
              ...possible.map((alert) => ({ alert, until: textCell(say.maybeChance) })),
            ].map(({ alert, until }) => ({
              cells: [
                whatCell(alert, words, 'warn'),
                textCell(alert.since.from),
                until,
                textCell(alert.owner === null ? say.everyone : label('owners', alert.owner)),
              ],
            })),
            empty: '',
          },
        ]),
    { kind: 'details', summary: say.worth, blocks: [{ kind: 'list', items: worth }] },
  ];
}

/**
 * What happened, as a headline and the figures behind it.
 *
 * @param state what else is to be said of it, such as that it is over
 */
export function whatCell(alert: Alert, words: Words, tone: Tone = 'bad', state: string[] = []): Cell {
  const { strings, number, percent, article, label } = words;
  const figuresAnd = (figures: string): Cell[number] => aside([figures, ...state].join(strings.summary.andThen));
  const say = strings.alerts;
  if (alert.kind === 'fall') {
    const { before, recent } = alert;
    const shares = [before, recent].map(({ count, n }) => percent(count / n)) as [string, string];
    return [
      badge(tone === 'bad' ? say.kinds.fall : say.mayHelpLess, tone),
      ...article(alert.article).slice(0, 1),
      figuresAnd(say.fell(...shares, number(recent.n), number(alert.weeks))),
    ];
  }
  const { observed, usual, weeks } = alert;
  // A topic is a small share of all searches: its number says more.
  const isShare = observed.n !== null && alert.kind !== 'topic';
  const inNumbers = alert.kind === 'topic' ? say.needsPerWeek : say.perWeek;
  const figures =
    observed.n === null || !isShare
      ? inNumbers(number(Math.round(observed.count / weeks)), number(Math.round((usual * (observed.n ?? weeks)) / weeks)))
      : say.shareOf(percent(observed.count / observed.n), percent(usual), number(observed.n));
  const topic = alert.category === null ? [] : [text(label('categories', alert.category))];
  return [badge(say.kinds[alert.kind], tone), ...topic, figuresAnd(figures)];
}
