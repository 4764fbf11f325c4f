import { expect, test } from 'vitest';
import { guessArticles } from '../../../src/site/browser/guess-articles.ts';

const ids = ['meet-up-weather-and-gear', 'refund-a-camp', 'refund-a-course', 'refund-a-membership', 'too-many-devices'];
const articles = ids.map((id) => ({ id, title: id }));

const guess = (pathname: string): string[] => guessArticles(pathname, articles).map(({ id }) => id);

test.each([
  ['/zh-cn/articles/refund-a-cours', ['refund-a-course']],
  ['/en/articles/Refund_A_Course.html', ['refund-a-course']],
  ['/en/refnud-a-course/index.html', ['refund-a-course']],
  ['/to-many-device/', ['too-many-devices']],
  ['/en/articles/refund-a-c', ['refund-a-camp', 'refund-a-course']],
])('the address %s is like %j', (pathname, expected) => {
  expect(guess(pathname)).toEqual(expected);
});

test.each([
  '/',
  '/en/articles/',
  '/en/x',
  '/en/articles/download-a-lesson',
  `/zh-cn/${encodeURIComponent('怎么退款')}`,
  '/%E0%A4%A',
])('the address %s is like no article', (pathname) => {
  expect(guess(pathname)).toEqual([]);
});

test('a very long address is compared by its beginning', () => {
  expect(guess(`/en/${'refund-a-course'.repeat(100_000)}`)).toEqual(['refund-a-course']);
});
