import { expect, test } from 'vitest';
import { askedMostOf } from '../../src/reports/asked-most.ts';
import type { ArticleReport, Epoch } from '../../src/reports/parts/articles/schema.ts';

const epoch = (helpful: number, notHelpful: number): Epoch => ({
  epoch: 1,
  since: null,
  learners: { helpful, notHelpful, helpfulness: { state: 'too-few', n: helpful + notHelpful } },
  staff: { helpful: 99, notHelpful: 0, helpfulness: { state: 'too-few', n: 99 } },
});

function article(id: string, overrides: Partial<ArticleReport> = {}): ArticleReport {
  return {
    id,
    locale: 'en',
    audience: 'public',
    state: 'published',
    current: epoch(0, 0),
    earlier: [],
    ...overrides,
  } as ArticleReport;
}

test('lists what readers voted on most, helpful or not, over all its texts', () => {
  const articles = [
    article('some', { current: epoch(3, 3) }),
    article('most', { current: epoch(1, 2), earlier: [epoch(0, 9)] }),
    article('tie', { current: epoch(6, 0) }),
  ];
  expect(askedMostOf({ locales: ['en', 'zh-cn'], articles }).locales).toEqual({ en: ['most', 'some', 'tie'], 'zh-cn': [] });
});

test('leaves out what few voted on, what is not public or published, and what staff alone voted on', () => {
  const articles = [
    article('few', { current: epoch(2, 2) }),
    article('inside', { current: epoch(9, 9), audience: 'internal' }),
    article('old', { current: epoch(9, 9), state: 'archived' }),
    article('staff-only'),
  ];
  expect(askedMostOf({ locales: ['en'], articles }).locales).toEqual({ en: [] });
});

test('lists no more than a home page can show', () => {
  const articles = Array.from({ length: 20 }, (_, index) => article(`a${index}`, { current: epoch(5 + index, 0) }));
  expect(askedMostOf({ locales: ['en'], articles }).locales['en']).toEqual(['a19', 'a18', 'a17', 'a16', 'a15', 'a14']);
});
