import { describe, expect, test } from 'vitest';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';
import { chooseWords, queryWords } from '../../../src/search/understanding/query-words.ts';

const reader = createTextReader('en', lexiconOf('en', []));

describe('the words that are searched for', () => {
  test('are all of a short query, and nothing is said to be left out', async () => {
    expect(await chooseWords('Refund for my course', reader, undefined)).toEqual({
      text: 'refund for my course',
      words: ['refund', 'for', 'my', 'course'],
      isCut: false,
    });
  });

  test('of a long complaint are the telling ones, wherever they stand', async () => {
    const filler = Array.from({ length: 30 }, (_, index) => `grumble${String.fromCharCode(97 + (index % 26))}${index}x`).join(
      ' ',
    );
    const side = {
      having: async (features: readonly string[]) => features.map((feature) => (feature === 'wrefund' ? 2 : 0)),
    } as unknown as Parameters<typeof chooseWords>[2];
    const { words, isCut, text } = await chooseWords(`I am so very angry that ${filler} and so I want a refund`, reader, side);
    expect(isCut).toBe(true);
    expect(words).toHaveLength(24);
    expect(words).toContain('refund');
    expect(words).not.toContain('very');
    expect(text).toBe(words.join(' '));
  });

  test.each(['order 202611200001234 not paid', 'card 6222021234567890', 'call me on 13800138000'])(
    'leave out the reader’s own number in “%s”',
    (query) => {
      expect(queryWords(query, reader).join(' ')).not.toMatch(/\d/);
    },
  );

  test.each([
    ['error E1004', 'e1004'],
    ['error e-1004', 'e1004'],
    ['error E 1004', 'e1004'],
    ['code 1004', '1004'],
    ['costs 20 yuan', '20'],
  ])('keep the code in “%s”', (query, word) => {
    expect(queryWords(query, reader)).toContain(word);
  });
});
