import { describe, expect, test } from 'vitest';
import { separateWords } from '../../../src/search/pagefind/separate-words.ts';
import { cutWords, cutWordsByScript, normalizeText } from '../../../src/search/text/words.ts';

/** What Pagefind takes for words. */
function wordsIn(html: string): string[] {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .split(/\s+/)
    .filter((word) => word !== '');
}

const separated = (html: string): string[] => wordsIn(separateWords(html, 'zh-CN'));

describe('the words of a Chinese page', () => {
  test.each([
    '七天之内可以申请退款，三天到账。',
    '我的人工智能课程在电子邮件里找不到',
    '报错 E1004：请刷新页面（或换一个浏览器）',
    '２０２６年１１月起，ＷｅＣｈａｔ支付可用',
  ])('are those that a query is cut into: %s', (text) => {
    const queried = cutWords(normalizeText(text), 'zh-CN');
    expect(separated(`<p>${text}</p>`).map((word) => word.toLowerCase())).toEqual(expect.arrayContaining(queried));
  });

  test('are apart from other elements, punctuation and other scripts', () => {
    expect(separated('<p>退款<strong>登录</strong>，用iPhone付款</p>')).toEqual(['退款', '登录', ',', '用', 'iPhone', '付款']);
  });

  test.each([
    ['a long word', '信用卡', ['信用卡']],
    ['characters that are in no word', '二维码', ['二', '维', '码']],
  ])('are also there in pairs, which browsers without a segmenter ask for: %s', (_, text, words) => {
    expect(separated(text).sort()).toEqual([...words, ...cutWordsByScript(text)].sort());
  });

  test('leave other words, attributes and entities as they are', () => {
    const html = '<p title="申请退款">Wi-Fi &amp; node.js, v2.0</p>';
    expect(separateWords(html, 'zh-CN')).toBe(html);
    expect(separateWords('<p title="申请退款">退款</p>', 'zh-CN')).toMatch(/^<p title="申请退款"> 退款 <\/p>$/);
  });

  test('never become markup', () => {
    expect(separateWords('＜b＞退款', 'zh-CN')).not.toContain('<');
  });
});

test('an English page stays as it is', () => {
  const html = '<p>Ask for a refund：退款</p>';
  expect(separateWords(html, 'en')).toBe(html);
});
