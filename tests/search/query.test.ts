import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cutWords, cutWordsByScript, normalizeQuery, queryWords } from '../../src/search/query.ts';

const wordsOf = (query: string, language = 'zh-CN'): string[] => queryWords(query, language).map(({ word }) => word);

describe('normalising', () => {
  test('width, case and space make no difference', () => {
    expect(normalizeQuery('　Ｒefund　\n  ＡＰＰ ')).toBe('refund app');
    expect(wordsOf('ＶＩＰ会员')).toEqual(wordsOf('vip会员'));
  });

  test('what nobody types is cut', () => {
    expect(normalizeQuery('退'.repeat(2000))).toHaveLength(200);
    expect(queryWords(Array.from({ length: 99 }, (_, index) => `w${index}`).join(' '), 'en')).toHaveLength(24);
    expect(queryWords('怎样退款'.repeat(500), 'zh-CN').length).toBeLessThanOrEqual(24);
  });
});

describe('cutting', () => {
  test('Chinese is cut into words without spaces', () => {
    expect(wordsOf('课程退款')).toEqual(['课程', '退款']);
  });

  test('English is cut at spaces and punctuation', () => {
    expect(wordsOf('Refund, please: the course!', 'en')).toEqual(['refund', 'please', 'the', 'course']);
  });

  test('both in one query', () => {
    expect(wordsOf('iphone 不能播放')).toContain('iphone');
  });

  test('a word counts once, in the order of typing', () => {
    expect(wordsOf('refund course refund', 'en')).toEqual(['refund', 'course']);
  });

  test.each(['', ' ', '？！。，、', '…—', '😀🎉', '***', '\u0000'])('there is nothing to search for in %j', (query) => {
    expect(queryWords(query, 'zh-CN')).toEqual([]);
  });

  test('an emoji does not hide the words beside it', () => {
    expect(wordsOf('退款😀')).toEqual(['退款']);
  });
});

describe('weights', () => {
  test('words that say little count less, the others in full', () => {
    const weights = Object.fromEntries(queryWords('怎么退款', 'zh-CN').map(({ word, weight }) => [word, weight]));
    expect(weights['退款']).toBe(1);
    expect(weights['怎么']).toBeLessThan(1);
    expect(weights['怎么']).toBeGreaterThan(0);
    expect(queryWords('How do I refund', 'en').map(({ weight }) => weight === 1)).toEqual([false, false, false, true]);
  });
});

describe('without Intl.Segmenter', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('Chinese is cut into pairs of characters, other letters and digits into runs', () => {
    expect(cutWordsByScript('课程退款')).toEqual(['课程', '程退', '退款']);
    expect(cutWordsByScript('退')).toEqual(['退']);
    expect(cutWordsByScript('退款')).toEqual(['退款']);
    expect(cutWordsByScript('refund the course')).toEqual(['refund', 'the', 'course']);
    expect(cutWordsByScript('iphone15不能用，怎么办？')).toEqual(['iphone', '15', '不能', '能用', '怎么', '么办']);
    expect(cutWordsByScript('？！😀')).toEqual([]);
  });

  test('characters outside the basic plane stay whole', () => {
    expect(cutWordsByScript('𠮷野家')).toEqual(['𠮷野', '野家']);
    expect(cutWordsByScript('𠮷')).toEqual(['𠮷']);
  });

  test('is used when the browser has none', () => {
    vi.stubGlobal('Intl', { DateTimeFormat: Intl.DateTimeFormat });
    expect(cutWords('课程退款', 'zh-CN')).toEqual(['课程', '程退', '退款']);
    expect(wordsOf('怎么退款')).toContain('退款');
    vi.stubGlobal('Intl', undefined);
    expect(wordsOf('退款')).toEqual(['退款']);
  });
});

test('any query gives distinct, non-empty, normalised words, with and without the segmenter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('zh-CN', 'en'), (query, language) => {
      const words = wordsOf(query, language);
      expect(new Set(words).size).toBe(words.length);
      expect(words.every((word) => word.trim() !== '')).toBe(true);
      expect(cutWordsByScript(normalizeQuery(query)).every((word) => word !== '')).toBe(true);
    }),
  );
});
