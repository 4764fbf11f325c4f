import { expect, test } from 'vitest';
import { maxCommentTexts } from '../../../src/reports/parts/comments/collect.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { documentOf } from '../../../src/reports/report-document.ts';
import { article, input, revision, said, votes, words } from '../builders.ts';

const list = Array.from({ length: 17 }, (_, index) => article({ id: `a${index}`, owner: 'billing', reviewed: '2026-01-01' }));
const many = input({
  articles: list,
  votes: {
    totals: list.map(({ id }, index) => votes({ article: id, helpful: 1, notHelpful: 20 + index })),
    revisions: list.map(({ id }) => revision({ article: id })),
  },
});

test('the next steps are complete and ranked by the learners they met, each article once, with its owner', () => {
  const { tasks, rewrite, review } = reportOf(many).next;
  expect([rewrite.length, review.length]).toEqual([17, 17]);
  const onArticles = tasks.filter(({ kind }) => kind === 'rewrite');
  expect(onArticles.length).toBe(17);
  expect(onArticles[0]).toMatchObject({ article: { id: 'a16' }, also: ['review'], learners: 37, owner: 'billing' });
  expect(tasks.map(({ learners }) => learners)).toEqual(tasks.map(({ learners }) => learners).toSorted((a, b) => b - a));
});

test('a page shows the first ten of a list, and says where the others are', () => {
  const [steps] = documentOf(reportOf(many), 'en').sections.find(({ id }) => id === 'next')!.blocks;
  const [rewrite] = steps?.kind === 'steps' ? steps.lists : [];
  expect([rewrite?.items.length, rewrite?.more]).toEqual([10, { text: 'and 7 more', section: 'helpfulness' }]);
});

test('two comments are not hidden, with a reason or without one', () => {
  const given = input({
    articles: [article(), article({ id: 'other' })],
    votes: { totals: [], revisions: [revision(), revision({ article: 'other' })] },
    comments: {
      counts: [said({ reason: 'not-true', n: 2 }), said({ article: 'other', n: 2, withText: 2 })],
      texts: [words({ article: 'other' }), words({ article: 'other', text: '找不到入口' })],
    },
  });
  const { next } = reportOf(given);
  expect(next.fix).toMatchObject([{ id: 'refund-a-course', reason: 'not-true', count: 2 }]);
  expect(next.read).toEqual([{ locale: 'zh-cn', id: 'other', count: 2 }]);
  expect(next.tasks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['fix', 'read']));
  expect(maxCommentTexts).toBeGreaterThan(2);
});
