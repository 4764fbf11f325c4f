import { describe, expect, test } from 'vitest';
import { reportOf, reportSchema } from '../../src/reports/report.ts';
import { article, input, revision, votes } from './builders.ts';

describe('reportOf', () => {
  const full = input({
    articles: [
      article({ title: '课程可以退款吗？' }),
      article({ id: 'late', reviewed: '2026-01-01' }),
      article({ id: 'later-without-demand', reviewed: '2025-01-01' }),
      article({ id: 'draft', state: 'draft', reviewed: '2020-01-01' }),
    ],
    votes: {
      totals: [
        votes({ helpful: 20, notHelpful: 80 }),
        votes({ article: 'late', helpful: 9, notHelpful: 2 }),
        votes({ article: 'gone', helpful: 1 }),
      ],
      revisions: [revision(), revision({ article: 'late' }), revision({ article: 'gone', firstSeen: '2026-08-01' })],
    },
  });

  test('says how many questions are found only in their very words, and nothing where the contract was not asked', () => {
    const asked = new Map([
      ['zh-cn/late', { questions: 5, fragile: 2 }],
      ['zh-cn/draft', { questions: 1, fragile: 0 }],
      ['zh-cn/gone', { questions: 9, fragile: 9 }],
    ]);
    const { articles, summary } = reportOf({ ...full, contract: asked });
    expect(articles.map(({ contract }) => contract)).toEqual([
      null,
      { questions: 5, fragile: 2 },
      null,
      { questions: 1, fragile: 0 },
    ]);
    expect(summary.contract).toEqual({ questions: 6, fragile: 2 });
    expect(reportOf(full).summary.contract).toBeNull();
  });

  test.each([
    ['the search contract', { ...full, contract: new Map([['zh-cn/late', { questions: 5, fragile: 2 }]]) }],
    ['no articles and no votes', input()],
    ['no store', input({ articles: [article()], votes: undefined })],
    ['articles and votes', full],
    ['no locales', input({ locales: [] })],
  ])('keeps its own schema with %s', (_case, given) => {
    const report = reportOf(given);
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
  });

  test('tells votes that are unknown from votes that are none', () => {
    expect(reportOf(input({ votes: undefined })).votes.recorded).toBe(false);
    expect(reportOf(input()).votes.recorded).toBe(true);
  });

  test('names what seems unhelpful while the votes are too few to be sure', () => {
    const unsure = input({
      articles: [article()],
      votes: { totals: [votes({ helpful: 1, notHelpful: 4 })], revisions: [revision()] },
    });
    const { next } = reportOf(unsure);
    expect(next.watch).toEqual([{ locale: 'zh-cn', id: 'refund-a-course' }]);
    expect(next.rewrite).toEqual([]);
  });

  test('asks to rewrite only what is surely unhelpful', () => {
    expect(reportOf(full).next.rewrite).toEqual([{ locale: 'zh-cn', id: 'refund-a-course' }]);
    const few = input({ articles: [article()], votes: { totals: [votes({ notHelpful: 4 })], revisions: [revision()] } });
    expect(reportOf(few).next.rewrite).toEqual([]);
  });

  test('asks to review what is overdue and asked for first, and never a draft', () => {
    expect(reportOf(full).next.review.map(({ id }) => id)).toEqual(['late', 'later-without-demand']);
  });

  test('takes demand from learners, whatever text they read', () => {
    const given = input({
      articles: [article()],
      votes: {
        totals: [
          votes({ notHelpful: 30 }),
          votes({ revision: 'bbbbbbbbbbbb', notHelpful: 2 }),
          votes({ revision: 'bbbbbbbbbbbb', edition: 'internal', notHelpful: 50 }),
        ],
        revisions: [revision(), revision({ revision: 'bbbbbbbbbbbb', words: '另外一篇完全不同的长文章' })],
      },
    });
    expect(reportOf(given).summary.demand).toBe(32);
  });

  test('says since when votes were counted', () => {
    expect(reportOf(full).period).toEqual({ from: '2026-08-01', to: '2026-11-20' });
    expect(reportOf(input()).period).toEqual({ from: null, to: '2026-11-20' });
  });

  test('shows votes on an article that is gone instead of dropping them', () => {
    expect(reportOf(full).votes).toMatchObject({
      learners: { helpful: 30 },
      unassigned: [{ article: 'gone', learners: { helpful: 1 } }],
    });
  });
});
