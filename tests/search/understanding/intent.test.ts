import { describe, expect, test } from 'vitest';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';
import { intentOf } from '../../../src/search/understanding/intent.ts';

/** Of the titles only these have words. */
const titles = ['Can I bring a friend to the photo walk', '摄影活动的安排'];

function intent(locale: string, query: string, synonyms: string[][] = []) {
  const reader = createTextReader(locale === 'en' ? 'en' : 'zh-CN', lexiconOf(locale, synonyms));
  const having = new Set(titles.flatMap((title) => reader.features(title)));
  const side = { having: async (features: readonly string[]) => features.map((feature) => Number(having.has(feature))) };
  return intentOf(query, reader, side);
}

describe('what a reader wants besides an article', () => {
  test.each([
    ['zh-cn', '人工'],
    ['zh-cn', '客服电话是多少？'],
    ['zh-cn', '退款没到账，我要转人工'],
    ['en', 'Can I speak to a human?'],
    ['en', 'phone number'],
    ['en', 'what is your phone number please'],
  ])('%s: “%s” asks for a person', async (locale, query) => {
    expect(await intent(locale, query)).toBe('contact');
  });

  test.each([
    ['zh-cn', '在吗'],
    ['zh-cn', '你好，在吗？'],
    ['en', 'Hello!'],
    ['en', 'hi, good morning'],
    ['zh-cn', '现在几点了？'],
    ['en', 'What is your name?'],
    ['zh-cn', '给我讲个笑话'],
  ])('%s: “%s” is a greeting', async (locale, query) => {
    expect(await intent(locale, query)).toBe('greeting');
  });

  test.each([
    ['en', 'weather tomorrow'],
    ['en', "What's the weather in Oslo?"],
    ['zh-cn', '明天天气怎么样'],
    ['zh-cn', '今天北京天气怎么样'],
  ])('%s: “%s” asks for the weather of a day or place, whether or not some text mentions them', async (locale, query) => {
    expect(await intent(locale, query)).toBe('greeting');
  });

  test.each([
    ['en', 'what is the weather like on the photo walk'],
    ['zh-cn', '明天天气怎么样，摄影活动还办吗'],
  ])('%s: “%s” asks for what a title or question has, too', async (locale, query) => {
    expect(await intent(locale, query)).toBeUndefined();
  });

  test('without titles to compare with, what else is said is searched for', async () => {
    const reader = createTextReader('en', lexiconOf('en', []));
    expect(await intentOf('what is the weather in Oslo', reader, undefined)).toBeUndefined();
  });

  test.each([
    ['zh-cn', '你好，怎么退款'],
    ['zh-cn', '换手机号'],
    ['zh-cn', '现在几点上班'],
    ['zh-cn', '今天几号开课'],
    ['en', 'what is your name for the seven-day course'],
    ['zh-cn', '收不到电话验证码'],
    ['en', 'change my phone number'],
    ['en', 'hi, where is my refund'],
    ['en', 'think'],
    ['en', ''],
  ])('%s: “%s” is a question for articles alone', async (locale, query) => {
    expect(await intent(locale, query)).toBeUndefined();
  });

  test('the operator’s synonyms of such a phrase count, too', async () => {
    expect(await intent('zh-cn', '呼叫小禾')).toBeUndefined();
    expect(await intent('zh-cn', '呼叫小禾', [['转人工', '呼叫小禾']])).toBe('contact');
  });

  test('a language without such phrases has no intents', async () => {
    expect(await intent('de', 'hallo')).toBeUndefined();
  });
});
