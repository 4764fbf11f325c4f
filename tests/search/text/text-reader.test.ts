import { describe, expect, test } from 'vitest';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';

const shared = (locale: string, a: string, b: string, synonyms: string[][] = []): string[] => {
  const reader = createTextReader(locale === 'en' ? 'en' : 'zh-CN', lexiconOf(locale, synonyms));
  const other = new Set(reader.features(b));
  return reader.features(a).filter((feature) => other.has(feature));
};

describe('texts that mean the same', () => {
  test('forms of an English word have their stem in common', () => {
    expect(shared('en', 'refunding', 'refunds')).toContain('wrefund');
  });

  test.each([
    ['en', 'cancel my plan', 'terminate the plan'],
    ['en', 'money back please', 'refund'],
    ['zh-cn', '用不了', '不能用'],
    ['zh-cn', '怎么关闭', '如何取消'],
  ])('%s: “%s” and “%s” share a group of synonyms', (locale, a, b) => {
    expect(shared(locale, a, b).some((feature) => feature.startsWith('c'))).toBe(true);
  });

  test('the operator’s synonyms count like the engine’s own, phrases too', () => {
    expect(shared('zh-cn', '转圈圈', '卡住不动')).toEqual([]);
    expect(shared('zh-cn', '转圈圈', '卡住不动', [['转圈', '卡住']])).toEqual([expect.stringMatching(/^c/)]);
    expect(shared('en', 'boot camp', 'intensive', [['boot camp', 'intensive']])).toEqual([expect.stringMatching(/^c/)]);
  });

  test('Chinese that is cut differently still has pairs of characters in common', () => {
    expect(shared('zh-cn', '验证码收不到', '收不到验证码')).toContain('p验证');
  });

  test('the longest phrase counts, not the words in it', () => {
    const reader = createTextReader('zh-CN', {
      stopWords: [],
      groups: [
        ['不能', '无法'],
        ['不能用', '用不了'],
      ],
    });
    expect(reader.features('不能用').filter((feature) => feature.startsWith('c'))).toEqual(['c1']);
  });

  test('width, case and punctuation make no difference', () => {
    const reader = createTextReader('zh-CN', lexiconOf('zh-cn', []));
    expect(reader.features('ＶＩＰ会员？')).toEqual(reader.features('vip会员'));
  });

  test('a text without words has no features', () => {
    expect(createTextReader('zh-CN', lexiconOf('zh-cn', [])).features('？！😀')).toEqual([]);
  });
});

test('a word that frames a question weighs less than one of content, a synonym more', () => {
  const { weight } = createTextReader('zh-CN', lexiconOf('zh-cn', []));
  expect(weight('w怎么')).toBeLessThan(weight('w退款'));
  expect(weight('w退款')).toBeLessThan(weight('c1'));
});

test('traditional characters are read as the simplified ones of the pages', () => {
  const plain = createTextReader('zh-CN', lexiconOf('zh-cn', []));
  const reader = createTextReader('zh-CN', { ...lexiconOf('zh-cn', []), traditional: '錢钱' });
  expect(plain.features('我要退錢')).not.toContain('p退钱');
  expect(reader.features('我要退錢')).toEqual(plain.features('我要退钱'));
  expect(reader.words('退錢')).toEqual(reader.words('退钱'));
  expect(reader.tellingFeatures('退錢')).toEqual(plain.tellingFeatures('退钱'));
});
