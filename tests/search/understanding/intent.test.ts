import { describe, expect, test } from 'vitest';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';
import { intentOf } from '../../../src/search/understanding/intent.ts';

const intent = (locale: string, query: string, synonyms: string[][] = []) =>
  intentOf(query, createTextReader(locale === 'en' ? 'en' : 'zh-CN', lexiconOf(locale, synonyms)));

describe('what a reader wants besides an article', () => {
  test.each([
    ['zh-cn', '人工'],
    ['zh-cn', '客服电话是多少？'],
    ['zh-cn', '退款没到账，我要转人工'],
    ['en', 'Can I speak to a human?'],
    ['en', 'phone number'],
    ['en', 'what is your phone number please'],
  ])('%s: “%s” asks for a person', (locale, query) => {
    expect(intent(locale, query)).toBe('contact');
  });

  test.each([
    ['zh-cn', '在吗'],
    ['zh-cn', '你好，在吗？'],
    ['en', 'Hello!'],
    ['en', 'hi, good morning'],
    ['zh-cn', '现在几点了？'],
    ['en', 'What is your name?'],
    ['en', 'weather tomorrow'],
  ])('%s: “%s” is a greeting', (locale, query) => {
    expect(intent(locale, query)).toBe('greeting');
  });

  test.each([
    ['zh-cn', '你好，怎么退款'],
    ['zh-cn', '换手机号'],
    ['zh-cn', '现在几点上班'],
    ['en', 'what is your name for the seven-day course'],
    ['zh-cn', '收不到电话验证码'],
    ['en', 'change my phone number'],
    ['en', 'hi, where is my refund'],
    ['en', 'think'],
    ['en', ''],
  ])('%s: “%s” is a question for articles alone', (locale, query) => {
    expect(intent(locale, query)).toBeUndefined();
  });

  test('the operator’s synonyms of such a phrase count, too', () => {
    expect(intent('zh-cn', '呼叫小禾')).toBeUndefined();
    expect(intent('zh-cn', '呼叫小禾', [['转人工', '呼叫小禾']])).toBe('contact');
  });

  test('a language without such phrases has no intents', () => {
    expect(intent('de', 'hallo')).toBeUndefined();
  });
});
