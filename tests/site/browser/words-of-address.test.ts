import { expect, test } from 'vitest';
import { searchedBefore } from '../../../src/site/browser/searched-before.ts';
import { wordsOfAddress } from '../../../src/site/browser/words-of-address.ts';

test.each([
  ['/zh-cn/articles/how-to-refund.html', 'how to refund'],
  ['/en/help/video_will.not+play/', 'video will not play'],
  [`/zh-cn/${encodeURIComponent('怎么退款')}`, '怎么退款'],
  ['/EN/articles/', ''],
  ['/zh-cn/404/', ''],
  ['/404.html', ''],
  ['/', ''],
  ['/%E0%A4%A', 'E0 A4 A'],
  [`/${'word-'.repeat(100)}`, 'word '.repeat(20).trim()],
])('an address %s asks for “%s”', (pathname, words) => {
  expect(wordsOfAddress(pathname, ['zh-cn', 'en'])).toBe(words);
});

test.each([
  ['https://help.example/en/search/?q=%20refund%20', 'refund'],
  ['https://help.example/en/search/?q=', undefined],
  ['https://help.example/en/', undefined],
  ['https://search.example/?q=secret', undefined],
  ['https://help.example.evil.example/?q=x', undefined],
  ['', undefined],
])('what was searched before is known from a page of ours alone: %s', (referrer, query) => {
  expect(searchedBefore(referrer, 'https://help.example')).toBe(query);
});
