import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everydayEn } from '../../../src/search/lexicon/everyday-en.ts';
import { everydayZhCn } from '../../../src/search/lexicon/everyday-zh-cn.ts';
import { upperMean } from '../../../src/search/ranking/calibrate.ts';
import { confidenceOf, type Evidence, evidenceScore, isUnsure } from '../../../src/search/ranking/confidence.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyEvidence: fc.Arbitrary<Evidence> = fc.record({ similarity: share, covered: share, known: share });

describe('confidence', () => {
  test('nothing in common is unsure, the very question of an article is not, on any site', () => {
    for (const outOfScope of [undefined, 0, 2, 5]) {
      expect(isUnsure(confidenceOf({ similarity: 0, covered: 0, known: 0 }, outOfScope))).toBe(true);
      expect(isUnsure(confidenceOf({ similarity: 1, covered: 1, known: 1 }, outOfScope))).toBe(false);
    }
  });

  test('grows with all that speaks for the hit and falls with the out-of-scope score of the site', () => {
    fc.assert(
      fc.property(anyEvidence, anyEvidence, fc.double({ min: 0, max: 6, noNaN: true }), (some, more, outOfScope) => {
        const both: Evidence = {
          similarity: Math.max(some.similarity, more.similarity),
          covered: Math.max(some.covered, more.covered),
          known: Math.max(some.known, more.known),
        };
        expect(confidenceOf(both, outOfScope)).toBeGreaterThanOrEqual(confidenceOf(some, outOfScope));
        expect(confidenceOf(some, outOfScope + 1)).toBeLessThanOrEqual(confidenceOf(some, outOfScope));
        expect(evidenceScore(some)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('a site of a handful of articles, where nothing speaks for anything, does not believe every word', () => {
    const oneWord = { similarity: 0.3, covered: 0.4, known: 0.3 };
    expect(isUnsure(confidenceOf(oneWord, 0))).toBe(true);
    expect(confidenceOf(oneWord, 0)).toBe(confidenceOf(oneWord, 1));
  });
});

describe('the out-of-scope score of a site', () => {
  test('is the mean of the upper half without the highest tenth', () => {
    expect(upperMean([9, 0, 1, 2, 3, 4, 5, 6, 7, 8])).toBe((5 + 6 + 7 + 8) / 4);
    expect(upperMean([2])).toBe(2);
  });

  test.each([
    ['English', everydayEn],
    ['Chinese', everydayZhCn],
  ])('is measured by enough different everyday questions in %s', (_, text) => {
    const questions = text.trim().split('\n');
    expect(questions.length).toBeGreaterThanOrEqual(50);
    expect(new Set(questions).size).toBe(questions.length);
  });
});
