import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';

const pieces = {
  en: [
    'refund',
    'refunded',
    'relational',
    'skies',
    'ski',
    'node.js',
    'wi-fi',
    'log in',
    'Log',
    'IN',
    'happy',
    'happily',
    'pay',
    'money back',
    'v3001',
    '退款',
    'a1',
    '.',
    "don't",
  ],
  'zh-CN': [
    '退款',
    '退钱',
    '退',
    '款',
    '申请退',
    '發票',
    '发票',
    '登录',
    'iOS',
    'ios退款',
    '１２',
    '会员',
    '怎么',
    '，',
    '𠮷',
    '𠮷野',
    'wi-fi',
    '人工客服',
  ],
};

const text = (language: keyof typeof pieces): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(fc.constantFrom(...pieces[language]), fc.constantFrom(' ', '', '、'), fc.string({ maxLength: 3, unit: 'binary' })),
    )
    .map((parts) => parts.join(''));

test.each([
  ['en', 'en'],
  ['zh-CN', 'zh-cn'],
] as const)('whether a text has a feature is told without listing its features: %s', (language, locale) => {
  const lexicon = { ...lexiconOf(locale, [['refund', 'money back', '退款', '退钱']]), traditional: '發发錢钱' };
  const { features, featuresIn } = createTextReader(language, lexicon);
  fc.assert(
    fc.property(text(language), text(language), (query, sentence) => {
      const own = new Set(features(sentence));
      const lazy = featuresIn(sentence);
      const asked = [...features(query), ...own, ...features(query)];
      const had = asked.filter((feature) => own.has(feature));
      expect(asked.filter((feature) => lazy.has(feature))).toEqual(had);
      // Each as the first that is asked for.
      expect(asked.filter((feature) => featuresIn(sentence).has(feature))).toEqual(had);
    }),
  );
});
