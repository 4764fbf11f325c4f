import { expect, test } from 'vitest';
import { otherServicesOf } from '../../../src/search/lexicon/other-services.ts';

const counts = (...words: string[]): Map<string, number> => new Map(words.map((word) => [word, 1]));

test('a service that a page mentions is no other one', () => {
  const en = otherServicesOf('en', ['Join the lesson on Zoom'], counts('join', 'the', 'lesson', 'on', 'zoom'));
  expect(en).toContain('gmail');
  expect(en).not.toContain('zoom');
  const zh = otherServicesOf('zh-cn', ['在 B站 和抖音直播'], counts('在', 'b', '站', '和', '抖', '音', '直播'));
  expect(zh).toContain('淘宝');
  expect(zh).not.toContain('抖音');
  expect(zh).not.toContain('b站');
});

test('a name within a word is not mentioned', () => {
  expect(otherServicesOf('en', ['two groups'], counts('two', 'groups'))).toContain('ups');
});

test.each(['en', 'zh-cn'])('names of %s are distinct and in lower case', (locale) => {
  const names = otherServicesOf(locale, [], counts());
  expect(names.length).toBeGreaterThan(80);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => name !== name.toLowerCase() || /[^\p{Script=Han}a-z\d]/u.test(name))).toEqual([]);
});

test('a language without names has none', () => {
  expect(otherServicesOf('de', ['Zoom'], counts('zoom'))).toEqual([]);
});
