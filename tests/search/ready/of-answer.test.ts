import { expect, test } from 'vitest';
import type { Answer } from '../../../src/search/answer-query.ts';
import { withoutRows } from '../../../src/search/ready/of-answer.ts';
import type { SideArticle, SideClient } from '../../../src/search/side-index/side-client.ts';

test('an answer has the filters that tell the articles it finds apart', () => {
  const articles: SideArticle[] = [
    { key: 'a', isUrgent: false, category: 'pay', type: 'faq', products: ['app'] },
    { key: 'b', isUrgent: false, category: 'pay', type: 'faq', products: ['app', 'web'] },
    { key: 'c', isUrgent: false, category: 'pay', type: 'issue', products: [] },
  ];
  const side = { byKey: new Map(articles.map((article) => [article.key, article])) } as unknown as SideClient;
  const facetsOf = (...keys: string[]) =>
    withoutRows('q', { matching: keys.map((key) => ({ key, score: 1 })), hits: [], admitted: 3 } as unknown as Answer, side)
      .facets;
  expect(facetsOf('a')).toEqual([]);
  expect(facetsOf('a', 'b')).toEqual(['product']);
  expect(facetsOf('a', 'unknown', 'b', 'c')).toEqual(['product', 'type']);
});
