import fc from 'fast-check';
import { expect, test } from 'vitest';
import { titleParts } from '../../src/i18n/break-title.ts';

test('a Chinese title breaks between words, and never before its punctuation or after an opening quote', () => {
  expect(titleParts('课程可以退款吗？怎么退？')).toEqual(['课程', '可以', '退款吗？', '怎么退？']);
  expect(titleParts('在“我的 → 课程”里看不到课')).toEqual(expect.arrayContaining(['在“我的 → ', '课程”']));
});

test('a name that the segmenter does not know stays whole', () => {
  expect(titleParts('江岚银行的卡付款失败（P2019）')).toEqual(['江岚', '银行的卡', '付款', '失败', '（P2019）']);
});

test('a title without Chinese is one part, and an empty one as well', () => {
  expect(titleParts('What if my card is declined?')).toEqual(['What if my card is declined?']);
  expect(titleParts('')).toEqual(['']);
});

test('no character is lost', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (title) => titleParts(`课${title}`).join('') === `课${title}`));
});
