import { describe, expect, test } from 'vitest';
import { type Comment, recordComment } from '../../../src/feedback/comments/comment.ts';
import { readComments } from '../../../src/feedback/comments/read-comments.ts';
import { recordVote } from '../../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../../src/feedback/votes/revisions.ts';
import type { Vote } from '../../../src/feedback/votes/vote.ts';
import type { ReportInput } from '../../../src/reports/input.ts';
import { maxCommentTexts } from '../../../src/reports/parts/comments/collect.ts';
import { commentsOf } from '../../../src/reports/parts/comments/compute.ts';
import { reportOf } from '../../../src/reports/report.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  type Arrival,
  arrival,
  countingRandom,
  hourMs,
  openStore,
  published,
  revisionsFile,
  start,
  vote,
} from '../../feedback/builders.ts';
import { article, input, revision, said, words } from '../builders.ts';

const about = (overrides: Partial<ReportInput>) => commentsOf(input({ articles: [article()], ...overrides }));

describe('reasons of comments', () => {
  test('come with their number, share and interval, the most severe and frequent first', () => {
    const counts = [
      said({ reason: 'too-long', n: 6 }),
      said({ reason: 'not-true', n: 4 }),
      said({ reason: null, n: 30, withText: 30 }),
    ];
    const { reasons, articles, learners } = about({ comments: { counts, texts: [] } });
    expect(learners).toBe(40);
    expect(reasons).toMatchObject([
      { reason: 'not-true', count: 4, severity: 'high', priority: 12, share: { state: 'known', n: 10, share: 0.4 } },
      { reason: 'too-long', count: 6, severity: 'low', priority: 6, share: { state: 'known', n: 10, share: 0.6 } },
    ]);
    expect(reasons[0]?.mostOn).toEqual({ locale: 'zh-cn', id: 'refund-a-course', count: 4 });
    expect(articles.map(({ reason, count }) => [reason, count])).toEqual([
      ['not-true', 4],
      ['too-long', 6],
    ]);
  });

  test('say “too few” under five, and are a next step all the same', () => {
    const given = (n: number) =>
      input({ articles: [article()], comments: { counts: [said({ reason: 'not-true', n })], texts: [] } });
    expect(reportOf(given(4)).comments.reasons[0]?.share).toEqual({ state: 'too-few', n: 4 });
    expect(reportOf(given(4)).next.fix).toMatchObject([{ id: 'refund-a-course', count: 4, share: { state: 'too-few' } }]);
    expect(reportOf(given(5)).next.fix).toMatchObject([{ id: 'refund-a-course', reason: 'not-true', count: 5 }]);
  });

  test('are not a next step for an article that is not published', () => {
    const articles = [article({ state: 'archived' })];
    const { comments, next } = reportOf(
      input({ articles, comments: { counts: [said({ reason: 'not-true', n: 5 })], texts: [] } }),
    );
    expect(comments.articles).toMatchObject([{ reason: 'not-true', count: 5 }]);
    expect(next.fix).toEqual([]);
  });

  test('are those of learners, on the present text, of votes that count; the others are counted apart', () => {
    const counts = [
      said({ reason: 'not-true', n: 1 }),
      said({ reason: 'not-true', n: 2, edition: 'internal' }),
      said({ reason: 'not-true', n: 3, revision: 'bbbbbbbbbbbb' }),
      said({ reason: 'not-true', n: 4, isTrusted: false }),
      said({ reason: 'not-true', n: 5, article: 'gone' }),
    ];
    const revisions = [revision({ revision: 'bbbbbbbbbbbb', words: '另外一篇完全不同的长文章' }), revision()];
    const comments = about({ comments: { counts, texts: [] }, votes: { totals: [], revisions } });
    expect(comments).toMatchObject({
      learners: 1 + 3 + 5,
      staff: 2,
      heldBack: 4,
      unassigned: 5,
      earlier: 3,
      reasons: [{ count: 1 }],
    });
  });

  test('stay with a renamed article, and keep the id of a reason that the taxonomy no longer has', () => {
    const renamed = article({ id: 'money-back', redirectFrom: ['/zh-cn/articles/refund-a-course/'] });
    const comments = { counts: [said({ reason: 'once-a-reason', n: 2 })], texts: [words()] };
    const { articles, texts } = about({ articles: [renamed], comments });
    expect(articles).toMatchObject([{ id: 'money-back', reason: 'once-a-reason', severity: 'medium' }]);
    expect(texts[0]?.id).toBe('money-back');
  });

  test('are unknown without a store, and none with an empty one', () => {
    expect(about({ comments: undefined })).toMatchObject({ recorded: false, reasons: [] });
    expect(about({})).toMatchObject({ recorded: true, learners: 0, reasons: [], texts: [] });
  });
});

describe('texts of comments', () => {
  let store: Store;
  let random = countingRandom();

  async function say(comment: Partial<Comment>, body: Partial<Vote> = {}, options: Arrival = {}) {
    const voted = await recordVote(store, arrival(store, random, options), vote(body));
    if (!('ballot' in voted)) throw new Error(voted.outcome);
    const { edition = 'public', now = start } = options;
    const sent = { reason: undefined, text: undefined, ...comment, ballot: voted.ballot };
    await recordComment(store, { audience: edition, reasons: ['not-true'], now }, sent);
    return voted.ballot;
  }

  async function open(): Promise<void> {
    store = await openStore();
    random = countingRandom();
    const both = [published(), published({ id: 'invoice' })];
    for (const edition of ['public', 'internal'] as const) await rememberRevisions(store, revisionsFile(both, edition), start);
  }

  const report = async (articles = [article({ id: 'refund' }), article({ id: 'invoice' })]) =>
    commentsOf(input({ articles, comments: await readComments(store, maxCommentTexts) }));

  test('are grouped by article, those with most on top, the newest first, without number and name', async () => {
    await open();
    await say({ text: '发票在哪' }, { article: 'invoice' });
    await say({ text: '第一条，电话 13800138000' }, {}, { now: start - 48 * hourMs });
    await say({ text: '第二条', reason: 'not-true' }, { value: 'not-helpful' });
    const { texts } = await report();
    expect(texts).toMatchObject([
      { id: 'refund', text: '第二条', day: '2026-11-20', reason: 'not-true', vote: 'not-helpful' },
      { id: 'refund', text: '第一条，电话 […]', day: '2026-11-18', reason: null, vote: 'helpful' },
      { id: 'invoice', text: '发票在哪' },
    ]);
  });

  test('say how many older ones are left out', async () => {
    await open();
    for (let number = 0; number < maxCommentTexts + 3; number++)
      await say({ text: `第 ${number} 条` }, {}, { now: start + number * hourMs });
    const { texts, left } = await report();
    expect(texts).toHaveLength(maxCommentTexts);
    expect(texts[0]?.text).toBe(`第 ${maxCommentTexts + 2} 条`);
    expect(left).toEqual([{ locale: 'zh-cn', id: 'refund', count: 3 }]);
  });

  test('of staff are marked, and those of votes that are held back are not shown', async () => {
    await open();
    await say({ text: '员工写的' }, {}, { edition: 'internal' });
    await say({ text: '机器写的' }, { website: 'https://spam.example' });
    const { texts, staff, heldBack } = await report();
    expect(texts).toMatchObject([{ text: '员工写的', isStaff: true }]);
    expect([staff, heldBack]).toEqual([1, 1]);
  });

  test('never bring the ballot along, which is the key to its vote', async () => {
    await open();
    const ballot = await say({ text: '在这里' });
    expect(JSON.stringify(await readComments(store, maxCommentTexts))).not.toContain(ballot);
  });
});
