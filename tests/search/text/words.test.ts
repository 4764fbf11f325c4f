import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';
import { cutWords, cutWordsByScript, normalizeQuery } from '../../../src/search/text/words.ts';
import { runs } from '../../support/properties.ts';

const wordsOf = (query: string, language = 'zh-CN'): string[] =>
  createTextReader(language, lexiconOf(language.toLowerCase(), [])).words(normalizeQuery(query));

describe('normalising', () => {
  test('width, case and space make no difference', () => {
    expect(normalizeQuery('　Ｒefund　\n  ＡＰＰ ')).toBe('refund app');
    expect(wordsOf('ＶＩＰ会员')).toEqual(wordsOf('vip会员'));
  });

  test('what nobody types is cut', () => {
    expect(normalizeQuery('退'.repeat(2000))).toHaveLength(1000);
  });
});

describe('cutting', () => {
  test('Chinese is cut into words without spaces', () => {
    expect(wordsOf('课程退款')).toEqual(['课程', '退款']);
  });

  test('English is cut at spaces and punctuation', () => {
    expect(wordsOf('Refund, please: the course!', 'en')).toEqual(['refund', 'please', 'the', 'course']);
  });

  test('a point inside a word parts it, whatever the version of the segmenter says', () => {
    expect(wordsOf('node.js in the U.S. costs 3.5', 'en')).toEqual(['node', 'js', 'in', 'the', 'u', 's', 'costs', '3.5']);
  });

  test('both in one query', () => {
    expect(wordsOf('iphone 不能播放')).toContain('iphone');
  });

  test('a word counts once, in the order of typing', () => {
    expect(wordsOf('refund course refund', 'en')).toEqual(['refund', 'course']);
  });

  test.each(['', ' ', '？！。，、', '…—', '😀🎉', '***', '\u0000'])('there is nothing to search for in %j', (query) => {
    expect(wordsOf(query)).toEqual([]);
  });

  test('an emoji does not hide the words beside it', () => {
    expect(wordsOf('退款😀')).toEqual(['退款']);
  });
});

describe('words that only frame a question', () => {
  test('are known in both languages', () => {
    const zh = createTextReader('zh-CN', lexiconOf('zh-cn', []));
    expect(['怎么', '请问', '退款'].map(zh.isContent)).toEqual([false, false, true]);
    const en = createTextReader('en', lexiconOf('en', []));
    expect(['how', 'easiest', 'refund'].map(en.isContent)).toEqual([false, false, true]);
  });

  test('a language without a lexicon has none', () => {
    expect(createTextReader('tlh', lexiconOf('tlh', [])).isContent('comment')).toBe(true);
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

test('a text of ASCII characters is cut as the segmenter cuts it', () => {
  const character = fc.constantFrom(...'aAbz019_\'"`.,;:-/@#%&()!? +=*<>[]{}|\\~^$\n');
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 30 }), fc.constantFrom('en', 'zh-CN', 'fr', 'th'), (text, language) => {
      const split = text.replace(/(\p{L})[.:](?=\p{L})/gu, '$1 ');
      const segments = [...new Intl.Segmenter(language, { granularity: 'word' }).segment(split)];
      expect(cutWords(text, language)).toEqual(segments.filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment));
    }),
    { numRuns: runs(2_000) },
  );
});
