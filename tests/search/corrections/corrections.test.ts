import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Corrections, correct, editDistance } from '../../../src/search/corrections/corrections.ts';
import { makeCorrections } from '../../../src/search/corrections/make-corrections.ts';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';

describe('English', () => {
  const lexicon = lexiconOf('en', []);
  const reader = createTextReader('en', lexicon);
  let corrections: Corrections;
  beforeAll(async () => {
    corrections = await makeCorrections(
      ['How to get a refund for a course', 'The certificate of a course', 'A refund takes days', 'Your cart fails'],
      'en',
      lexicon,
    );
  });

  test.each([
    ['refnud', 'refund'],
    ['get a refud', 'get a refund'],
    ['certifcate for my corse', 'certificate for my course'],
  ])('“%s” becomes “%s”', (typed, meant) => {
    const known = new Set(corrections.words.split(' '));
    const unknown = typed.split(' ').filter((word) => !known.has(word));
    expect(correct(typed, unknown, corrections, reader)).toBe(meant);
  });

  test('short words and words that are near nothing stay', () => {
    expect(correct('xyz', ['xyz'], corrections, reader)).toBeUndefined();
    expect(correct('weather', ['weather'], corrections, reader)).toBeUndefined();
  });

  test('a word of the language is not mistyped because the site lacks it', () => {
    expect(corrections.others.split(' ')).toContain('card');
    for (const typed of ['card', 'cards', 'mail', 'course refunded'])
      expect(correct(typed, typed.split(' '), corrections, reader)).toBeUndefined();
  });

  test('a usual word of English is no misspelling of one that the articles have', async () => {
    const texts = ['Parents may break a transfer through translations', 'What your parent found'];
    const some = await makeCorrections(texts, 'en', lexicon);
    for (const typed of ['patent', 'bread', 'transaction', 'fond'])
      expect(correct(typed, [typed], some, reader), typed).toBeUndefined();
    expect(correct('paernt', ['paernt'], some, reader)).toBe('parent');
    expect(correct('trasnlations', ['trasnlations'], some, reader)).toBe('translations');
  });

  test('a word is put right as a whole, never inside another one', () => {
    expect(correct('refud refudable', ['refud', 'refudable'], corrections, reader)).toBe('refund refudable');
  });

  test('a bare number is an error code of the site, unless it is part of another word or known', async () => {
    const texts = ['The player shows E1004 or P2019.', 'Error E1004', 'Error B1004'];
    const withCodes = await makeCorrections(texts, 'en', lexicon);
    expect(withCodes.codes).toBe('e1004 b1004 p2019');
    expect(correct('error 1004 and 2019', ['1004', '2019'], withCodes, reader)).toBe('error e1004 and p2019');
    expect(correct('错误1004怎么办', ['1004'], withCodes, reader)).toBe('错误e1004怎么办');
    for (const typed of ['1004', 'x1004 10041 3333'])
      expect(correct(typed, typed.split(' ').slice(1), withCodes, reader)).toBeUndefined();
  });

  test('a slip is a letter left out, added, changed or swapped', () => {
    for (const [a, b, slips] of [
      ['refund', 'refnud', 1],
      ['refund', 'refud', 1],
      ['refund', 'reffund', 1],
      ['refund', 'rufund', 1],
      ['', 'abc', 3],
    ] as const)
      expect(editDistance(a, b)).toBe(slips);
  });

  test('slips count the same both ways, and none for the same word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, a)).toBe(0);
      }),
    );
  });
});

describe('Chinese', () => {
  const reader = createTextReader('zh-CN', lexiconOf('zh-cn', []));
  let corrections: Corrections;
  beforeAll(async () => {
    corrections = await makeCorrections(
      ['怎么申请退款', '课程无法播放', '登录账号', '收不到验证码', '开发票', '没有机会', '解释'],
      'zh-CN',
    );
  });

  test.each([
    ['怎么退宽', '怎么退款', 'sounds like it'],
    ['收不到验正码', '收不到验证码', 'sounds like it, inside a longer word'],
    ['課程無法播放', '课程无法播放', 'is written in traditional characters'],
  ])('“%s” becomes “%s”: it %s', (typed, meant) => {
    expect(correct(typed, [], corrections, reader)).toBe(meant);
  });

  test.each([
    ['课成打不开', '课程打不开', 'one of its characters is right'],
    ['登陆不了', '登录不了', 'one of its characters is right, though it is a word'],
    ['颗城打不开', undefined, 'none of its characters is right'],
    ['第二季会出吗', undefined, 'only a stop word makes it sound like 机会'],
    ['最高境界是什么', undefined, '界是, which sounds like 解释, is cut out of two words'],
  ])('“%s” becomes %s: %s', (typed, meant, _reason) => {
    expect(correct(typed, [], corrections, reader)).toBe(meant);
  });

  test.each([
    ['tuikuan', '退款', ['tuikuan']],
    ['zenme tui kuan', '怎么退款', ['zenme', 'tui', 'kuan']],
    ['怎么kaifapiao', '怎么开发票', ['kaifapiao']],
    ['denglu app', '登录 app', ['denglu']],
    ['tuikuam', undefined, ['tuikuam']],
    ['refund', undefined, ['refund']],
    ['ke', undefined, ['ke']],
    ['tuikuan', undefined, []],
  ])('pinyin “%s” becomes %s', (typed, meant, unknown) => {
    expect(correct(typed, unknown, corrections, reader)).toBe(meant);
  });

  test('what is right stays', () => {
    expect(correct('怎么退款', [], corrections, reader)).toBeUndefined();
    expect(correct('', [], corrections, reader)).toBeUndefined();
  });
});
