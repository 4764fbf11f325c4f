import type { Share } from '../../../metrics/share.ts';
import { aside, text } from '../../cells.ts';
import type { Block, Cell, Overview, Tone } from '../../document.ts';
import type { Words } from '../../words.ts';
import type { AlertsResult } from '../alerts/schema.ts';
import { lowHelpfulness } from '../helpfulness/unhelpful-articles.ts';
import type { NextResult, Task } from '../next/schema.ts';
import { type Figure, type SummaryResult, targetMetrics } from './schema.ts';

type Results = SummaryResult & NextResult & AlertsResult;

/** Tasks that a manager is shown first. */
const firstTasks = 3;

export function summarySection(results: Results, words: Words): Block[] {
  const { strings, number } = words;
  const { tasks } = results.next;
  const say = strings.summary;
  const left = tasks.length - firstTasks;
  return [
    overviewOf(results, words),
    {
      kind: 'steps',
      lists: [
        {
          heading: say.tasks,
          items: tasks.slice(0, firstTasks).map((task) => taskCell(task, words)),
          empty: say.noTasks,
          ...(left > 0 ? { more: { text: strings.next.more(number(left)), section: 'next' } } : {}),
        },
      ],
    },
    { kind: 'details', summary: say.moreFigures, blocks: [contentFigures(results, words)] },
  ];
}

function overviewOf({ summary, alerts }: Results, words: Words): Overview {
  const { strings, number, percent } = words;
  const say = strings.summary;
  const { figures, worst } = summary;
  const states = figures.flatMap(({ target }) => target?.state ?? []);
  const met = states.filter((state) => state === 'met').length;
  const missed = states.filter((state) => state === 'missed' || state === 'alert').length;
  const unknown = figures.filter(({ now }) => now.state !== 'known').map(({ id }) => say.figures[id].name);
  const furthest = figures.find(({ id }) => id === worst);
  return {
    kind: 'overview',
    verdict: verdictOf({ met, missed, known: figures.length - unknown.length }, words),
    text: [
      ...(furthest?.now.state === 'known' && furthest.target !== null
        ? [say.worst(say.figures[furthest.id].name, percent(furthest.now.share), percent(furthest.target.value))]
        : []),
      ...(unknown.length > 0 ? [say.unknownFigures(unknown)] : []),
      alerts.alerts.length > 0 ? say.alerts(number(alerts.alerts.length)) : say.noAlerts,
    ].join(say.between),
    figures: figures.map((figure) => figureOf(figure, words)),
  };
}

function verdictOf(count: { met: number; missed: number; known: number }, { strings: { summary: say }, number }: Words): string {
  if (count.known === 0) return say.verdictUnknown;
  if (count.met + count.missed === 0) return say.verdictNoTargets;
  return count.missed === 0 ? say.verdictMet(number(count.met)) : say.verdictMissed(number(count.met), number(count.missed));
}

function figureOf({ id, now, before, change, target }: Figure, words: Words): Overview['figures'][number] {
  const { strings, percent, share } = words;
  const say = strings.summary;
  const { name, sentence } = say.figures[id];
  const isKnown = now.state === 'known';
  const ofHundred = (value: number): string => words.number(Math.round(value * 100));
  const lines = [
    say.intervalNow(share(now)),
    say.intervalBefore(share(before)),
    ...(change === null
      ? []
      : [say.difference(points(change.difference, words), points(change.low, words), points(change.high, words))]),
    ...(target === null ? [say.noTarget(targetMetrics[id])] : [say.target(percent(target.value))]),
  ];
  return {
    value: isKnown ? ofHundred(now.share) : '–',
    unit: isKnown ? '%' : '',
    sentence: isKnown ? sentence(ofHundred(now.share)) : say.unknownFigure(name, share(now)),
    status: statusOf({ now, target }, words),
    change: before.state === 'known' && change !== null ? changeOf(before.share, change, words) : '',
    more: { summary: say.howSure, lines },
  };
}

function changeOf(before: number, { difference, certainty }: NonNullable<Figure['change']>, { strings, number }: Words): string {
  const say = strings.summary;
  const direction = difference >= 0 ? 'up' : 'down';
  const how = certainty === 'steady' || certainty === 'open' ? say.changes[certainty] : say.changes[certainty][direction];
  return say.change(number(Math.round(before * 100)), how);
}

function statusOf({ now, target }: Pick<Figure, 'now' | 'target'>, words: Words): { text: string; tone: Tone } {
  const say = words.strings.summary.status;
  if (now.state !== 'known') return { text: say.unknown, tone: 'warn' };
  if (target === null) return { text: say.none, tone: 'plain' };
  const value = words.percent(target.value);
  if (target.state === 'met') return { text: say.met(value), tone: 'good' };
  const isBad = target.state === 'alert' && target.isSure;
  return {
    text: isBad ? say.farBelow(value) : target.isSure ? say.below(value) : say.maybeBelow(value),
    tone: isBad ? 'bad' : 'warn',
  };
}

/** Difference of shares in points of a hundred, with its sign. */
function points(difference: number, { number }: Words): string {
  const rounded = Math.round(difference * 100);
  return rounded > 0 ? `+${number(rounded)}` : number(rounded).replace('-', '−');
}

/** What to do on what, why, and who. */
export function taskCell(task: Task, words: Words): Cell {
  const { strings, number, label, language, quote, article } = words;
  const say = strings.summary;
  const { kind, locale, category, question, learners, owner } = task;
  const subject =
    task.article !== null
      ? article(task.article).slice(0, 1)
      : question !== null
        ? [quote(question, locale)]
        : [text(category === null ? strings.coverage.unclassified : label('categories', category))];
  const also = task.also.map((each) => say.verbs[each]);
  return [
    text(say.verbs[kind]),
    ...subject,
    aside(
      [
        ...(kind === 'translate' || kind === 'write' ? [language(locale)] : []),
        ...(also.length > 0 ? [say.also(also)] : []),
        ...(learners > 0 ? [say.learners(number(learners))] : []),
        owner === null ? strings.alerts.everyone : label('owners', owner),
      ].join(' · '),
    ),
  ];
}

function contentFigures({ summary }: SummaryResult, { strings, number, shareFigure }: Words): Block {
  const { published, overdue, stalenessDebt, helpfulness, gaps } = summary;
  const say = strings.summary;
  return {
    kind: 'figures',
    figures: [
      { label: say.helpfulness, ...shareFigure(helpfulness), note: say.helpfulnessNote, tone: toneOf(helpfulness) },
      {
        label: say.overdue,
        value: number(overdue),
        detail: '',
        note: say.overdueNote(number(published), number(stalenessDebt)),
        tone: overdue > 0 ? 'warn' : 'good',
      },
      { label: say.gaps, value: number(gaps), detail: '', note: say.gapsNote, tone: gaps > 0 ? 'warn' : 'good' },
    ],
  };
}

/** Good or bad only when the whole interval is on that side of the limit. */
function toneOf(share: Share): Tone {
  if (share.state !== 'known') return 'plain';
  if (share.high < lowHelpfulness) return 'bad';
  return share.low >= lowHelpfulness ? 'good' : 'warn';
}
