import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Corrections, correct, countSlips } from '../../src/search/corrections.ts';
import { makeCorrections } from '../../src/search/make-corrections.ts';

describe('English', () => {
  let corrections: Corrections;
  beforeAll(async () => {
    corrections = await makeCorrections(
      ['How to get a refund for a course', 'The certificate of a course', 'A refund takes days'],
      'en',
    );
  });

  test.each([
    ['refnud', 'refund'],
    ['get a refud', 'get a refund'],
    ['certifcate for my corse', 'certificate for my course'],
  ])('“%s” becomes “%s”', (typed, meant) => {
    const known = new Set(corrections.words.split(' '));
    const unknown = typed.split(' ').filter((word) => !known.has(word));
    expect(correct(typed, unknown, corrections)).toBe(meant);
  });

  test('short words and words that are near nothing stay', () => {
    expect(correct('xyz', ['xyz'], corrections)).toBeUndefined();
    expect(correct('weather', ['weather'], corrections)).toBeUndefined();
  });

  test('a slip is a letter left out, added, changed or swapped', () => {
    for (const [a, b, slips] of [
      ['refund', 'refnud', 1],
      ['refund', 'refud', 1],
      ['refund', 'reffund', 1],
      ['refund', 'rufund', 1],
      ['', 'abc', 3],
    ] as const)
      expect(countSlips(a, b)).toBe(slips);
  });

  test('slips count the same both ways, and none for the same word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(countSlips(a, b)).toBe(countSlips(b, a));
        expect(countSlips(a, a)).toBe(0);
      }),
    );
  });
});

describe('Chinese', () => {
  let corrections: Corrections;
  beforeAll(async () => {
    corrections = await makeCorrections(['怎么申请退款', '课程无法播放', '登录账号', '收不到验证码', '开发票'], 'zh-CN');
  });

  test.each([
    ['怎么退宽', '怎么退款', 'sounds like it'],
    ['收不到验正码', '收不到验证码', 'sounds like it, inside a longer word'],
    ['課程無法播放', '课程无法播放', 'is written in traditional characters'],
  ])('“%s” becomes “%s”: it %s', (typed, meant) => {
    expect(correct(typed, [], corrections)).toBe(meant);
  });

  test('what is right stays', () => {
    expect(correct('怎么退款', [], corrections)).toBeUndefined();
    expect(correct('', [], corrections)).toBeUndefined();
  });
});
