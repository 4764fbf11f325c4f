import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everydayEn } from '../../../src/search/lexicon/everyday-en.ts';
import { everydayZhCn } from '../../../src/search/lexicon/everyday-zh-cn.ts';
import { otherTradesEn } from '../../../src/search/lexicon/other-trades-en.ts';
import { otherTradesZhCn } from '../../../src/search/lexicon/other-trades-zh-cn.ts';
import { spread, thresholdBetween } from '../../../src/search/ranking/calibrate.ts';
import { confidenceOf, type Evidence, evidenceScore, isUnsure } from '../../../src/search/ranking/confidence.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyEvidence: fc.Arbitrary<Evidence> = fc.record({
  similarity: share,
  covered: share,
  known: share,
  words: fc.nat({ max: 24 }),
  foreign: share,
});

describe('confidence', () => {
  test('nothing in common is unsure, the very question of an article is not, on any site', () => {
    for (const threshold of [undefined, 9, 12, 17]) {
      expect(isUnsure(confidenceOf({ similarity: 0, covered: 0, known: 0, words: 0, foreign: 0 }, threshold))).toBe(true);
      expect(isUnsure(confidenceOf({ similarity: 1, covered: 1, known: 1, words: 1, foreign: 0 }, threshold))).toBe(false);
    }
  });

  test('the very words of an article about another service are unsure', () => {
    expect(isUnsure(confidenceOf({ similarity: 0.8, covered: 0.7, known: 0.7, words: 3, foreign: 0 }))).toBe(false);
    expect(isUnsure(confidenceOf({ similarity: 0.8, covered: 0.7, known: 0.7, words: 3, foreign: 1 / 3 }))).toBe(true);
  });

  test('grows with all that speaks for the hit and falls with the threshold of the site', () => {
    fc.assert(
      fc.property(anyEvidence, anyEvidence, fc.double({ min: 0, max: 20, noNaN: true }), (some, more, threshold) => {
        const both: Evidence = {
          similarity: Math.max(some.similarity, more.similarity),
          covered: Math.max(some.covered, more.covered),
          known: Math.max(some.known, more.known),
          words: Math.max(some.words, more.words),
          foreign: Math.min(some.foreign, more.foreign),
        };
        expect(confidenceOf(both, threshold)).toBeGreaterThanOrEqual(confidenceOf(some, threshold));
        expect(confidenceOf(some, threshold + 1)).toBeLessThanOrEqual(confidenceOf(some, threshold));
        expect(evidenceScore(some)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the threshold of a site', () => {
  const scores = (count: number, each: number): number[] => Array.from({ length: count }, () => each);

  test('is half way between foreign questions and its own, and never above its own', () => {
    const foreign = { everyday: scores(60, 8), trades: scores(40, 10) };
    expect(thresholdBetween({ ...foreign, own: scores(20, 13) })).toBe(11.5);
    expect(thresholdBetween({ ...foreign, own: scores(20, 9) })).toBe(9);
  });

  test('is above most foreign questions where a site has too few questions of its own', () => {
    expect(thresholdBetween({ everyday: scores(60, 8), trades: scores(40, 12), own: scores(19, 5) })).toBe(12);
  });

  test('is not lower than elsewhere where a handful of articles matches nothing foreign', () => {
    const little = { everyday: scores(60, 0), trades: scores(40, 2) };
    expect(thresholdBetween({ ...little, own: scores(19, 5) })).toBe(11);
    expect(thresholdBetween({ ...little, own: scores(20, 13) })).toBe(11);
  });

  test('is as low as its own questions say, where there are enough of them', () => {
    expect(thresholdBetween({ everyday: scores(60, 8), trades: scores(40, 12), own: scores(20, 9.5) })).toBe(9.5);
  });

  test('is measured by questions from all of the site, and by no more than that', () => {
    expect(spread([1, 2, 3], 5)).toEqual([1, 2, 3]);
    const some = spread(
      Array.from({ length: 1001 }, (_, index) => index),
      100,
    );
    expect(some.length).toBeLessThanOrEqual(100);
    expect(some[0]).toBe(0);
    expect(some.at(-1)).toBeGreaterThan(980);
  });

  test.each([
    ['daily life in English', everydayEn, 50],
    ['daily life in Chinese', everydayZhCn, 50],
    ['other trades in English', otherTradesEn, 40],
    ['other trades in Chinese', otherTradesZhCn, 40],
  ])('is measured by enough different questions of %s', (_, text, least) => {
    const questions = text.trim().split('\n');
    expect(questions.length).toBeGreaterThanOrEqual(least);
    expect(new Set(questions).size).toBe(questions.length);
  });
});
