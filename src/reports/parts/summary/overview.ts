import { aside, text } from '../../cells.ts';
import type { Cell, Overview, Tone } from '../../document.ts';
import type { Words } from '../../words.ts';
import type { AlertsResult } from '../alerts/schema.ts';
import { whatCell } from '../alerts/section.ts';
import type { ArticlesResult } from '../articles/schema.ts';
import type { NextResult } from '../next/schema.ts';
import { figureInWords, howOf, ofHundred } from './figure-in-words.ts';
import type { Figure, SummaryResult } from './schema.ts';
import { reasonOf, subjectOf } from './task-cell.ts';

export type OverviewResults = SummaryResult & NextResult & AlertsResult & ArticlesResult;

/** The verdict, what is wrong, and the figures, for who has a minute and no statistics. */
export function overviewOf(results: OverviewResults, words: Words): Overview {
  const { strings } = words;
  const say = strings.summary;
  const { figures } = results.summary;
  const unknown = figures.filter(({ now }) => now.state !== 'known').map(({ id }) => say.figures[id].name);
  const untargeted = untargetedOf(figures).map(({ id }) => say.figures[id].name);
  return {
    kind: 'overview',
    verdict: verdictOf(results, words),
    tone: toneOf(results),
    text: [
      ...changesOf(figures, words),
      ...(unknown.length > 0 ? [say.unknownFigures(unknown)] : []),
      ...(untargeted.length > 0 ? [say.untargetedFigures(untargeted)] : []),
    ].join(say.between),
    wrong: {
      heading: say.wrong,
      items: wrongOf(results, words),
      empty: unknown.length > 0 ? say.nothingKnownWrong : say.nothingWrong,
    },
    figures: figures.map((figure) => figureInWords(figure, words)),
  };
}

/** Those that nobody can call good or bad. None where no figure has a target, which the verdict says. */
function untargetedOf(figures: readonly Figure[]): Figure[] {
  if (figures.every(({ target }) => target === null)) return [];
  return figures.filter(({ now, target }) => now.state === 'known' && target === null);
}

/** Those that miss their targets, the furthest first. */
export function missedOf(figures: readonly Figure[]): Figure[] {
  return figures
    .filter(({ target }) => target?.state === 'missed' || target?.state === 'alert')
    .sort((a, b) => (b.target?.shortfall ?? 0) - (a.target?.shortfall ?? 0));
}

function verdictOf({ summary: { figures }, alerts }: OverviewResults, { strings, number }: Words): string {
  const say = strings.summary;
  const aimed = figures.filter(({ target }) => target !== null && target.state !== 'unknown').length;
  const missed = missedOf(figures).map(({ id }) => say.figures[id].name);
  if (figures.every(({ now }) => now.state !== 'known')) return say.verdictUnknown;
  if (aimed === 0) return say.verdictNoTargets;
  if (missed.length > 0) return say.verdictMissed(number(missed.length), number(aimed), missed);
  return alerts.alerts.length > 0
    ? say.verdictAlerts(number(aimed), number(alerts.alerts.length))
    : say.verdictMet(number(aimed));
}

function toneOf({ summary: { figures }, alerts }: OverviewResults): Tone {
  if (figures.some(({ target }) => target?.state === 'alert' && target.isSure)) return 'bad';
  const isFine =
    missedOf(figures).length === 0 &&
    untargetedOf(figures).length === 0 &&
    alerts.alerts.length === 0 &&
    figures.some(({ target }) => target?.state === 'met');
  return isFine ? 'good' : 'warn';
}

/** What got better and what got worse since the period before, as far as one can say. */
function changesOf(figures: readonly Figure[], { strings }: Words): string[] {
  const say = strings.summary;
  const names = (direction: 1 | -1): string[] =>
    figures
      .filter(({ change }) => change !== null && (change.certainty === 'clear' || change.certainty === 'probable'))
      .filter(({ change }) => Math.sign(change?.difference ?? 0) === direction)
      .map(({ id }) => say.figures[id].name);
  const [better, worse] = [names(1), names(-1)];
  const changes = [...(better.length > 0 ? [say.better(better)] : []), ...(worse.length > 0 ? [say.worse(worse)] : [])];
  const isSteady = figures.some(({ change }) => change?.certainty === 'steady');
  const open = figures.filter(({ change }) => change?.certainty === 'open').map(({ id }) => say.figures[id].name);
  return [
    ...(changes.length > 0
      ? [say.sinceBefore(changes), ...(isSteady ? [say.rest] : [])]
      : isSteady
        ? [say.steadySinceBefore]
        : []),
    ...(open.length > 0 ? [say.openSinceBefore(open)] : []),
  ];
}

/** Faults of one kind that a manager is told; the report has all. */
const maxOfAKind = 2;

/** Targets that are missed, what learners miss and what does not help them, then alerts that stand, may be chance, or are over. */
function wrongOf(results: OverviewResults, words: Words): Cell[] {
  const say = words.strings.summary;
  const { summary, alerts, next } = results;
  const tasks = (kind: 'write' | 'rewrite', isMeant: (question: string | null) => boolean): Cell[] =>
    next.tasks
      .filter((task) => task.kind === kind && isMeant(task.question))
      .slice(0, maxOfAKind)
      .map((task) => [text(say.faults[kind]), ...subjectOf(task, words), ...reasonOf(task, results, words).map(aside)]);
  return [
    ...missedOf(summary.figures).map((figure) => [text(missedInWords(figure, words))]),
    ...tasks('write', (question) => question !== null),
    ...tasks('rewrite', () => true),
    ...alerts.alerts.slice(0, maxOfAKind).map((alert) => whatCell(alert, words)),
    ...(alerts.alerts.length > maxOfAKind ? [[aside(say.moreAlerts(words.number(alerts.alerts.length - maxOfAKind)))]] : []),
    ...alerts.possible.slice(0, 1).map((alert) => whatCell(alert, words, 'warn', [words.strings.alerts.maybeChance])),
    ...alerts.past
      .slice(0, maxOfAKind)
      .map((alert) => whatCell(alert, words, 'warn', [words.strings.alerts.ended(alert.until.to)])),
  ];
}

function missedInWords({ id, now, before, change, target }: Figure, words: Words): string {
  const say = words.strings.summary;
  if (now.state !== 'known' || target === null) return say.figures[id].name;
  const isNews = change?.certainty === 'clear' || change?.certainty === 'probable';
  const changed =
    before.state === 'known' && change !== null && isNews
      ? say.changedFrom(ofHundred(before.share, words), howOf(change, words))
      : '';
  return say.missedFigure(say.figures[id].sentence(ofHundred(now.share, words)), ofHundred(target.value, words), changed);
}
