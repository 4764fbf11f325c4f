import { describe, expect, test } from 'vitest';
import { readabilityOf } from '../../src/metrics/readability.ts';

describe('readabilityOf', () => {
  test('English: the Flesch reading ease of its sentences, words and syllables', () => {
    // 12 words, 3 sentences, 12 syllables: 206.835 − 1.015 × 12/3 − 84.6 × 12/12.
    const found = readabilityOf('The cat sat down. The dog ran off. We all went home.', 'en');
    expect(found).toEqual({ measure: 'flesch', value: 118.2, score: 1 });
  });

  test('English: long words and sentences cannot be read easily', () => {
    const text = 'Notwithstanding contractual stipulations, reimbursement eligibility necessitates administrative verification. ';
    expect(readabilityOf(text.repeat(3), 'en')?.score).toBe(0);
  });

  test('Chinese: mean characters of a sentence', () => {
    expect(readabilityOf('点开设置。找到退款。按下按钮。', 'zh-CN')).toEqual({ measure: 'sentence-length', value: 4, score: 1 });
    expect(readabilityOf(`${'退'.repeat(50)}。`.repeat(3), 'zh-CN')).toMatchObject({ value: 50, score: 0.5 });
  });

  test('says nothing about short texts and other languages', () => {
    expect(readabilityOf('Too short. To tell.', 'en')).toBeUndefined();
    expect(readabilityOf('Un. Deux. Trois. Quatre.', 'fr')).toBeUndefined();
    expect(readabilityOf('', 'zh-CN')).toBeUndefined();
  });
});
