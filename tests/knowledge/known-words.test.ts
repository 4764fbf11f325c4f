import { expect, test } from 'vitest';
import { knownWordsFileOf, knownWordsSchema, toKnownWords } from '../../src/knowledge/known-words.ts';

const listed = (...words: string[]) =>
  toKnownWords(knownWordsSchema.parse(knownWordsFileOf(new Map(words.map((word) => [word, 1])))));

test('knows the words of the articles, and neither numbers nor what is too long to be a word', () => {
  const known = listed('退款', 'refund', 'don’t', '2026', '138', 'x'.repeat(33));
  expect(['退款', 'refund', 'don’t'].every((word) => known.has(word))).toBe(true);
  expect(['2026', '138', 'x'.repeat(33), '', '退', 'Refund'].some((word) => known.has(word))).toBe(false);
});

test('knows nothing where no article has a word', () => {
  expect(listed().has('')).toBe(false);
});

test('is the same file whatever the order, and leaves out the rarest of too many words', () => {
  const many = Array.from({ length: 100_001 }, (_, number): [string, number] => [`w${number}`, number === 7 ? 1 : 2]);
  const { words } = knownWordsFileOf(new Map(many));
  expect(words.split(' ')).toHaveLength(100_000);
  expect(words.split(' ')).not.toContain('w7');
  expect(knownWordsFileOf(new Map(many.reverse())).words).toBe(words);
});
