import { expect, test } from 'vitest';
import type { ReportInput } from '../../../src/reports/input.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { documentOf } from '../../../src/reports/report-document.ts';
import { article, counted, history, input, rated, revision, searches, votes } from '../builders.ts';

const targets: ReportInput['targets'] = [
  { metric: 'helpfulness', better: 'higher', target: 0.75, alert: 0.6, scale: 0.06 },
  { metric: 'csat', better: 'higher', target: 0.9, alert: 0.8, scale: 0.05 },
];
const before = '2026-10-10';

const given = input({
  targets,
  articles: [article()],
  votes: { totals: [votes({ helpful: 71, notHelpful: 29 })], revisions: [revision()] },
  searches: searches({
    demand: {
      categories: [counted('unclassified', 17)],
      outcomes: [counted('no-result', 17)],
      counters: [counted('search-found', 83)],
    },
  }),
  history: history({
    votes: {
      now: [votes({ helpful: 71, notHelpful: 29 })],
      before: [votes({ helpful: 64, notHelpful: 36 })],
      weeks: [[], []],
      later: [],
    },
    days: {
      outcomes: [counted('no-result', 17), counted('no-result', 50, { day: before })],
      counters: [counted('search-found', 83), counted('search-found', 50, { day: before })],
      categories: [counted('unclassified', 50, { day: before })],
      surveys: [rated({ csat: 5, n: 3 }), rated({ csat: 5, n: 20, day: before })],
      questions: [{ day: '2026-11-19', kind: 'question', category: null, n: 12, due: 10, locale: 'zh-cn', kept: 9 }],
    },
  }),
});

function overview(report: ReportInput, locale: string) {
  const [block] = documentOf(reportOf(report), locale).sections.find(({ id }) => id === 'summary')!.blocks;
  if (block?.kind !== 'overview') throw new Error('There is no overview.');
  return block;
}

test('five figures are said in words, each with the period before and how sure the change is', () => {
  const { figures } = overview(given, 'en');
  expect(figures.map(({ sentence }) => sentence)).toEqual([
    'Of 100 searches, 83 found a page',
    'Of 100 readers who voted, 71 said that the page helped',
    'Of 100 searches, visits and questions, 77 were about something that an up-to-date, helpful page answers',
    'Of 100 questions to the staff, 90 got a first reply in the promised time',
    'learner satisfaction: too few (n = 3)',
  ]);
  expect(figures.map(({ change }) => change)).toEqual([
    '50% the period before: clearly up',
    '64% the period before: too little data to say whether it changed',
    expect.stringContaining('the period before: clearly up'),
    '',
    '',
  ]);
});

test('the verdict names the targets that are missed, what changed, what is not known, and what has no target', () => {
  const { verdict, tone, text, wrong, figures } = overview(given, 'en');
  expect([verdict, tone]).toEqual(['Missed 1 of 1 targets: readers helped', 'warn']);
  expect(text).toBe(
    'Compared with the period before, better: searches that find a page, topics with a good page. There is too little data to say whether these changed: readers helped. Not known: learner satisfaction, which does not mean that all is well. Without a target in content/targets.yaml, so neither good nor bad: searches that find a page, topics with a good page, replies in time.',
  );
  expect(wrong.items.map((item) => item.map((part) => part.text).join(' '))).toEqual([
    'Of 100 readers who voted, 71 said that the page helped; the target is 75.',
  ]);
  expect(figures.map(({ status }) => status.text)).toEqual([
    'no target',
    'just below target (75%), maybe by chance',
    'no target',
    'no target',
    'unknown',
  ]);
  expect(overview(given, 'zh-cn').verdict).toBe('1 项目标中有 1 项未达标：文章有用率');
});

test('the figures carry interval, change and target, and a missing one is never counted as good', () => {
  const { figures, worst } = reportOf(given).summary;
  expect(worst).toBe('helped');
  expect(figures.find(({ id }) => id === 'helped')).toMatchObject({
    now: { state: 'known', n: 100, share: 0.71 },
    before: { share: 0.64 },
    change: { certainty: 'open' },
    target: { metric: 'helpfulness', state: 'missed', isSure: false },
  });
  expect(figures.find(({ id }) => id === 'satisfied')?.target).toMatchObject({ state: 'unknown', shortfall: null });
});

test.each([
  ['an empty store', input()],
  ['no store', input({ votes: undefined })],
])('%s is something to say, not to guess from', (_case, empty) => {
  const { verdict, text, figures } = overview(empty, 'en');
  expect(verdict).toBe('There is nothing to judge by yet');
  expect(text).toMatch(/Not known: .*; ?|which does not mean that all is well/);
  expect(figures.every(({ value }) => value === '–')).toBe(true);
});

test('one vote is too few', () => {
  const one = input({ articles: [article()], votes: { totals: [votes({ helpful: 1 })], revisions: [revision()] } });
  expect(reportOf(one).summary.figures.map(({ now }) => now.state)).toEqual([
    'unknown',
    'too-few',
    'too-few',
    'unknown',
    'unknown',
  ]);
});

test('what to do begins with the service where that is furthest below its target', () => {
  const monday = (report: ReportInput): string[] => {
    const [, block] = documentOf(reportOf(report), 'en').sections.find(({ id }) => id === 'summary')!.blocks;
    const [list] = block?.kind === 'steps' ? block.lists : [];
    return (list?.items ?? []).map((item) => item.map((part) => ('text' in part ? part.text : '')).join(' '));
  };
  const dissatisfied = input({
    targets,
    articles: [article()],
    history: history({
      days: { questions: [], categories: [], outcomes: [], counters: [], surveys: [rated({ csat: 2, n: 40 })] },
    }),
  });
  expect(monday(dissatisfied)[0]).toBe(
    'Find out why learners are dissatisfied the reasons they gave are under Satisfaction Who: whoever runs the help centre',
  );
  expect(monday(given).join()).not.toContain('dissatisfied');
});
