import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/metrics/days.ts';
import type { AskedOnDay } from '../../../src/questions/asked-counts.ts';
import { sentimentOf } from '../../../src/reports/parts/demand/sentiment.ts';
import { readMeanings } from '../../../src/reports/parts/questions/meanings.ts';
import { groupAlike, groupTopics, readerOf } from '../../../src/reports/parts/questions/question-groups.ts';
import { textKey } from '../../../src/reports/parts/questions/text-key.ts';
import type { HistoryDays } from '../../../src/reports/parts/trend/collect.ts';
import { reportOf } from '../../../src/reports/report.ts';
import { article, counted, history, input, revision, searches, words } from '../builders.ts';

const arrived = (overrides: Partial<AskedOnDay> = {}): AskedOnDay => ({
  day: '2026-11-20',
  locale: 'zh-cn',
  kind: 'question',
  category: 'refunds',
  n: 1,
  due: 0,
  kept: 0,
  ...overrides,
});

const recorded = (days: Partial<HistoryDays>) => history({ days: { ...history().days, ...days } });

describe('demand by category', () => {
  test('adds up to all failed searches and questions; unknown categories are unclassified', () => {
    const { demand } = reportOf(
      input({
        history: recorded({
          categories: [counted('refunds', 5), counted('gone', 2), counted('refunds', 9, { locale: 'fr' })],
          questions: [arrived({ kind: 'complaint', n: 3 }), arrived({ category: null }), arrived({ day: '2026-11-10' })],
        }),
      }),
    );
    expect(demand.categories).toMatchObject([
      { category: 'refunds', failed: 5, complaint: 3, question: 1, frequency: 9, lastWeek: 8, weekBefore: 1, severity: 'high' },
      { category: null, failed: 2, question: 1, frequency: 3 },
    ]);
    expect(demand.weeks.map(({ failed, questions }) => [failed, questions])).toEqual([
      [0, 1],
      [7, 4],
    ]);
  });

  test('a forecast needs twelve weeks besides the first, which may not be whole', () => {
    const weekly = (weeks: number) =>
      reportOf(
        input({
          history: recorded({
            categories: Array.from({ length: weeks }, (_, week) =>
              counted('refunds', 10, { day: addDays('2026-11-20', -7 * week) }),
            ),
          }),
        }),
      ).demand;
    expect(weekly(12).forecast).toBeNull();
    expect(weekly(13).forecast?.weeks).toHaveLength(4);
    expect(weekly(13).categories[0]?.nextWeek?.value).toBe(10);
  });
});

describe('topics', () => {
  const found = (id: string | undefined, isUnsure = false) => ({
    article: id,
    first: id === undefined ? [] : [id],
    confidence: isUnsure ? 0.1 : 0.9,
    isUnsure,
    unknownWords: [],
  });

  test('join phrasings that the search is sure of one article for, however they are worded', () => {
    const of = (text: string, n: number, nearest: ReturnType<typeof found>) => ({ locale: 'en', text, n, nearest });
    const groups = groupTopics(
      groupAlike(
        [
          of('where is my money', 3, found('refund')),
          of('track a refund', 5, found('refund')),
          of('student discount', 4, found('refund', true)),
        ],
        readMeanings([], readerOf('en', {})),
      ),
    );
    expect(groups.map((group) => group.map(({ text }) => text))).toEqual([
      ['track a refund', 'where is my money'],
      ['student discount'],
    ]);
  });

  test('say what to do: a new article, a phrasing, a rewrite, or a fix in the product', () => {
    const texts = [
      { locale: 'zh-cn', text: '有没有夏令营', n: 9 },
      { locale: 'zh-cn', text: '钱怎么要回来', n: 6 },
      { locale: 'zh-cn', text: '希望增加夜间模式', n: 3 },
    ];
    const { demand } = reportOf(
      input({
        articles: [article({ title: '课程可以退款吗？' })],
        votes: { totals: [], revisions: [revision()] },
        searches: searches({
          demand: { texts, confirmations: [], categories: [], words: [], outcomes: [], counters: [] },
          nearest: new Map([
            [textKey(texts[0] ?? { locale: '', text: '' }), found(undefined, true)],
            [textKey(texts[1] ?? { locale: '', text: '' }), found('refund-a-course')],
            [textKey(texts[2] ?? { locale: '', text: '' }), found(undefined, true)],
          ]),
        }),
        comments: {
          counts: [],
          texts: [
            words({ text: '没写多久到账，看不懂' }),
            words({ text: '按钮点了就报错' }),
            words({ text: '谢谢，很清楚', vote: 'helpful' }),
          ],
        },
      }),
    );
    expect(Object.fromEntries(demand.topics.map(({ phrasings, action, kind }) => [phrasings[0], [action, kind]]))).toEqual({
      有没有夏令营: ['new-article', 'question'],
      钱怎么要回来: ['new-answers', 'question'],
      希望增加夜间模式: ['fix-product', 'wish'],
      '没写多久到账，看不懂': ['rewrite', 'question'],
      按钮点了就报错: ['fix-product', 'fault'],
      '谢谢，很清楚': ['none', 'question'],
    });
  });

  test.each([
    ['谢谢，很清楚', null, 'positive'],
    ['写得不清楚', null, 'negative'],
    ['not helpful at all', null, 'negative'],
    ['how do I refund', null, 'neutral'],
    ['how do I refund', 'not-helpful', 'negative'],
    ['太差了，要投诉', null, 'negative'],
    ['this is unclear', null, 'negative'],
    ['thanks, but confusing', null, 'negative'],
    ['which gloves do I need', null, 'neutral'],
  ] as const)('“%s” (vote: %s) is %s', (text, vote, sentiment) => {
    expect(sentimentOf(text, vote)).toBe(sentiment);
  });
});
