import { describe, expect, test } from 'vitest';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import { mark, markable } from '../../../src/search/snippets/mark.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';

const en = createTextReader('en', lexiconOf('en', []));
const marked = (pieces: { text: string; isMatch: boolean }[] = []): string =>
  pieces.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');
describe('marking', () => {
  test('marks a Chinese word where it stands, and nothing that only shares a character', () => {
    expect(marked(mark('点击退款按钮', ['退款']))).toBe('点击[退款]按钮');
  });

  test('marks the forms of an English word, but not words that merely contain it', () => {
    expect(marked(mark('Refunded: a refund. Prefund', markable(['refund'], en)))).toBe('[Refunded]: a [refund]. Prefund');
    expect(marked(mark('It will not play; playing', markable(['play'], en)))).toBe('It will not [play]; [playing]');
  });

  test('a number is marked as a whole', () => {
    expect(marked(mark('7 days, 72 hours, V7', ['7']))).toBe('[7] days, 72 hours, V7');
  });

  test('characters that mean something in patterns are taken as they are', () => {
    expect(marked(mark('C++ (V3001) a|b', ['c++', '(v3001)']))).toBe('[C++] [(V3001)] a|b');
  });

  test('stop words are marked only when there is nothing else', () => {
    expect(markable(['how', 'refund'], en)).toEqual(['refund']);
    expect(markable(['how'], en)).toEqual(['how']);
  });
});
