import type { ReportInput } from '../../src/reports/input.ts';
import { textKey } from '../../src/reports/parts/questions/text-key.ts';
import { article, counted, input, rated, revision, said, searches, votes, words } from './builders.ts';

/** A report in which nearly every part has something to say. */
export const small = (title = 'Can I get my money back?'): ReportInput =>
  input({
    searches: searches({
      demand: {
        texts: [
          { locale: 'en', text: title, n: 4 },
          { locale: 'zh-cn', text: '有没有夏令营', n: 3 },
        ],
        categories: [counted('refunds', 9, { locale: 'en' }), counted('unclassified', 3)],
        words: [counted(title, 5), counted('夏令营', 3)],
        outcomes: [counted('no-result', 8), counted('no-click', 4)],
        counters: [counted('search-found', 20), counted('search-found', 2, { day: '2026-11-02' })],
      },
      nearest: new Map([
        [
          textKey({ locale: 'en', text: title }),
          { article: 'refund-a-course', first: ['refund-a-course'], confidence: 0.8, isUnsure: false, unknownWords: [] },
        ],
        [
          textKey({ locale: 'zh-cn', text: '有没有夏令营' }),
          { article: undefined, first: [], confidence: 0, isUnsure: true, unknownWords: [] },
        ],
      ]),
    }),
    comments: {
      counts: [said({ locale: 'en', reason: 'not-true', n: 6, withText: 1 }), said({ locale: 'en', reason: 'too-long', n: 2 })],
      texts: [words({ locale: 'en', text: title })],
    },
    surveys: {
      answers: [rated({ csat: 5, n: 4 }), rated({ csat: 2, resolved: false, n: 2, article: 'refund-a-course' })],
      heldBack: 1,
      texts: [{ day: '2026-11-19', locale: 'en', article: 'refund-a-course', csat: 2, text: title }],
      withText: 3,
    },
    heldBack: {
      byReason: { device: 2, address: 40, surge: 19 },
      surges: [{ article: 'refund-a-course', locale: 'zh-cn', edition: 'public', day: '2026-11-19', heldBack: 19 }],
    },
    contract: new Map([['zh-cn/refund-a-course', { questions: 4, fragile: 1 }]]),
    articles: [article({ locale: 'en', title }), article({ title: '课程可以退款吗？', reviewed: '2026-01-01' })],
    votes: {
      totals: [
        votes({ locale: 'en', helpful: 2, notHelpful: 1 }),
        votes({ helpful: 20, notHelpful: 80, heldBack: 61 }),
        votes({ edition: 'internal', helpful: 6 }),
      ],
      revisions: [revision({ locale: 'en' }), revision()],
    },
  });
