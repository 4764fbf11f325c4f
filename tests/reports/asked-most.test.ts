import { expect, test } from 'vitest';
import { articleDemandOf } from '../../src/reports/article-demand.ts';
import { askedMostOf } from '../../src/reports/asked-most.ts';
import type { ArticleReport, Epoch } from '../../src/reports/parts/articles/schema.ts';
import type { SearchesReport } from '../../src/reports/parts/searches/schema.ts';

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

test('counts votes and failed searches near an article as demand for it, and leaves out what few asked for', () => {
  const failed = (id: string, asked: number, todo = 'answer') => ({ locale: 'en', asked, todo, nearest: { article: id } });
  const questions = [failed('both', 4), failed('both', 2, 'synonym'), failed('few', 4), failed('far', 90, 'write')];
  const articles = [
    article('both', { current: epoch(1, 1) }),
    article('voted', { current: epoch(9, 0), earlier: [epoch(0, 1)] }),
    article('few'),
    article('far'),
    article('inside', { current: epoch(9, 9), audience: 'internal' }),
  ];
  expect(articleDemandOf({ articles, searches: { questions } as SearchesReport }).articles).toEqual([
    { locale: 'en', id: 'voted', asked: 10 },
    { locale: 'en', id: 'both', asked: 8 },
  ]);
});
