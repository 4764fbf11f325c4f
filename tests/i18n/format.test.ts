import { describe, expect, test } from 'vitest';
import { formatDay, formatList, languageName, splitAround } from '../../src/i18n/format.ts';

describe('English without a country', () => {
  test('is written as the interface is: the day before the month, no comma before “and”', () => {
    expect(formatDay('2026-11-09', 'en')).toBe('9 November 2026');
    expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b and c');
  });

  test('is left to the country where one is named', () => {
    expect(formatDay('2026-11-09', 'en-us')).toBe('November 9, 2026');
  });
});

test('a language is named in the reader’s words, without its country', () => {
  expect(languageName('zh-cn', 'en')).toBe('Chinese');
  expect(languageName('en', 'zh-cn')).toBe('英语');
});

test('a sentence that names a day twice is split around the first', () => {
  expect(splitAround('Changed on 5 October: since 5 October lessons stay', '5 October')).toEqual([
    'Changed on ',
    ': since 5 October lessons stay',
  ]);
});
