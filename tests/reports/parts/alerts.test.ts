import { expect, test } from 'vitest';
import type { AskedOnDay } from '../../../src/questions/asked-counts.ts';
import { fallLimits } from '../../../src/reports/parts/alerts/limits.ts';
import { subjectOf } from '../../../src/reports/parts/plan/section.ts';
import type { History } from '../../../src/reports/parts/trend/collect.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { documentOf } from '../../../src/reports/report-document.ts';
import { calendarWeeks } from '../../../src/reports/weeks.ts';
import { wordsFor } from '../../../src/reports/words.ts';
import { article, category, counted, history, input, revision, votes } from '../builders.ts';

const weeks = calendarWeeks('2026-11-20', 26);
const recent = Math.max(...fallLimits.windows);

/** Twenty votes a week on an article; so many of the last weeks’ were helpful. */
function voted(helpfulLately: number): Pick<History, 'weeks' | 'votes'> {
  const byWeek = weeks.map((_week, index) => {
    const helpful = index < weeks.length - recent ? 16 : helpfulLately;
    return [votes({ helpful, notHelpful: 20 - helpful })];
  });
  return { weeks, votes: { now: [], before: [], weeks: byWeek, later: [votes({ helpful: 1 })] } };
}

function withVotes(helpfulLately: number) {
  const past = voted(helpfulLately);
  const all = [...past.votes.weeks.flat(), ...past.votes.later];
  const sum = (pick: (total: (typeof all)[number]) => number): number => all.reduce((total, each) => total + pick(each), 0);
  return input({
    articles: [article(), article({ id: 'quiet' })],
    votes: {
      totals: [votes({ helpful: sum(({ helpful }) => helpful), notHelpful: sum(({ notHelpful }) => notHelpful) })],
      revisions: [revision()],
    },
    history: history(past),
  });
}

test('an article that helps less than it did is reported with since when, how much and whom to tell', () => {
  const { alerts, watched } = reportOf(withVotes(11)).alerts;
  expect(alerts).toMatchObject([
    {
      kind: 'fall',
      article: { id: 'refund-a-course' },
      before: { count: 16 * (26 - recent), n: 20 * (26 - recent) },
      recent: { count: 11 * recent, n: 20 * recent },
      owner: 'billing',
    },
  ]);
  expect(watched.articles).toBe(1);
  expect(reportOf(withVotes(16)).alerts.alerts).toEqual([]);
});

test('an article that helps less becomes a task in the plan and in what to do next', () => {
  const given = { ...withVotes(5), categories: [category({ id: 'refunds' })] };
  const { plan, next } = reportOf(given);
  // Eleven of twenty votes a week are lost; half of these can be won back.
  expect(plan.candidates).toMatchObject([
    { kind: 'investigate', alert: 'fall', article: 'refund-a-course', demand: 11, helped: 5.5 },
  ]);
  expect(next.investigate).toEqual([{ locale: 'zh-cn', id: 'refund-a-course' }]);
  expect(next.tasks[0]).toMatchObject({ kind: 'investigate', article: { id: 'refund-a-course' } });
  const text = JSON.stringify(documentOf(reportOf(given), 'en'));
  expect(text).toContain('80% of the readers who voted found it helpful before, 25% of the 160 in the last 8 weeks');
});

test('votes on an earlier text are no past to compare with', () => {
  const given = withVotes(11);
  const rewritten = revision({ revision: 'bbbbbbbbbbbb', words: '另外一篇完全不同的长文章' });
  expect(reportOf({ ...given, votes: { ...given.votes!, revisions: [revision(), rewritten] } }).alerts.alerts).toEqual([]);
});

test('more complaints than usual, and a topic in demand, are reported for the site and the category’s owner', () => {
  const questions = weeks.flatMap(({ from }, index): AskedOnDay[] => {
    const isLate = index >= weeks.length - 3;
    const day = { day: from, due: 0, locale: 'zh-cn', kept: 0 };
    return [
      { ...day, kind: 'complaint', category: null, n: isLate ? 20 : 4 },
      { ...day, kind: 'question', category: 'refunds', n: isLate ? 60 : 8 },
    ];
  });
  const counters = weeks.map(({ from }) => counted('search-found', 400, { day: from }));
  const days = { ...history().days, questions, counters };
  const given = input({
    categories: [category({ id: 'refunds', owner: 'billing' }), category({ id: 'invoices' })],
    history: history({ weeks, days, votes: { ...history().votes, weeks: weeks.map(() => []) } }),
  });
  const report = reportOf(given);
  const { alerts, watched } = report.alerts;
  expect(alerts.map(({ kind, owner }) => [kind, owner])).toEqual([
    ['topic', 'billing'],
    ['complaints', null],
  ]);
  expect(alerts.map(({ since }) => since)).toEqual([weeks[23], weeks[23]]);
  expect(alerts[1]).toMatchObject({ observed: { count: 60, n: null }, weeks: 3 });
  expect(watched).toMatchObject({ series: 4, tooShort: 1, weeks: 26 });
  const section = JSON.stringify(documentOf(report, 'en').sections.find(({ id }) => id === 'alerts'));
  expect(section).toContain('More complaints');
  expect(section).toContain('usually at most');
  const planned = report.plan.candidates.filter(({ kind }) => kind === 'investigate');
  expect(planned.map(({ alert, category }) => [alert, category])).toEqual([
    ['topic', 'refunds'],
    ['complaints', null],
  ]);
  const inWords = planned.map((one) => subjectOf(one, wordsFor(report, 'en')).map(({ text }) => text));
  expect(inWords).toEqual([
    ['Find out why and fix:', 'Topic in demand:', 'refunds'],
    ['Find out why and fix:', 'More complaints'],
  ]);
});

test('a short record says that it is too short, and no alert is no good news then', () => {
  const report = reportOf(input({ articles: [article()] }));
  expect(report.alerts).toMatchObject({ alerts: [], watched: { articles: 0, series: 0, weeks: 0 } });
  expect(JSON.stringify(documentOf(report, 'en').sections.find(({ id }) => id === 'alerts'))).toContain('too few records');
});
