import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import { readyFile, readyKey } from '../../../src/search/ready/ready-answer.ts';
import { readyQueries } from '../../../src/search/ready/ready-queries.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';
import { runs } from '../../support/properties.ts';

test.each([
  ['退款', '退款？', ' 退款 ', '“退款”'],
  ['how do i get a refund', 'How do I get a refund?', 'ＨＯＷ do I  get a refund'],
  ['1.5倍速', '1.5倍速！'],
])('“%s” is asked in other ways of writing it as well', (key, ...others) => {
  expect([key, ...others].map(readyKey)).toEqual([key, ...others].map(() => key));
});

test.each(['', '？！', '😀', 'a'.repeat(61), '   '])('“%.10s” has no ready answer', (query) => {
  expect(readyKey(query)).toBeUndefined();
});

describe('the script that the search page runs first', () => {
  const code = new Script(readFileSync(join(import.meta.dirname, '../../../src/search/browser/asked.js'), 'utf8'));
  const page = createContext({ URLSearchParams, setTimeout: () => 0 });

  /** The files it asks for at a query of the address. */
  function askedAt(search: string, data: Record<string, string>): string[] {
    const asked: string[] = [];
    const document = {
      documentElement: { dataset: {} },
      currentScript: { dataset: data },
      createElement: () => ({}),
      addEventListener: () => {},
      head: { append: ({ href }: { href: string }) => asked.push(href) },
    };
    Object.assign(page, { location: { search }, document });
    code.runInContext(page);
    return asked;
  }

  const files = { folder: '/help/search/en/ready/0a1b', count: 37 };
  const data = { ready: files.folder, count: String(files.count) };

  test('asks for the file that the search will look for, and for none when there is no answer', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'退款发票Refund ｒ１.’?！\u{1F600}éßﬁ'), maxLength: 70 });
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'binary', maxLength: 70 })), (query) => {
        const search = `?${new URLSearchParams({ q: query })}`;
        // What the address cannot carry, such as half of a character, the search does not get either.
        const received = new URLSearchParams(search).get('q') ?? '';
        const expected = readyKey(received) === undefined ? [] : [readyFile(received, files)];
        expect(askedAt(search, data)).toEqual(expected);
      }),
      { numRuns: runs(200) },
    );
  });

  test('asks for nothing on a page without a query, or a site without ready answers', () => {
    expect(askedAt('', data)).toEqual([]);
    expect(askedAt('?q=', data)).toEqual([]);
    expect(askedAt('?q=refund', {})).toEqual([]);
  });
});

describe('what readers are likely to ask', () => {
  const reader = createTextReader('en', lexiconOf('en', []));

  test('is words that many texts have, alone and in questions, then their pairs, then questions of every article, then titles', () => {
    const texts = [
      ['Refund a course', 'can I refund a course', 'refund course please'],
      ['Get an invoice', 'where is my invoice?'],
    ];
    const queries = readyQueries({ texts, phrases: ['money back'], frames: ['how do i get a {}'] }, reader);
    const places = [
      ...['refund', 'course', 'how do i get a refund', 'money back'],
      ...['can i refund a course', 'where is my invoice', 'refund course please'],
    ];
    expect(queries.filter((query) => places.includes(query))).toEqual(places);
    expect(queries.at(-1)).toBe('get an invoice');
    expect(new Set(queries).size).toBe(queries.length);
  });

  test('joins neighbours as they are written', () => {
    const chinese = createTextReader('zh-CN', lexiconOf('zh-cn', []));
    const texts = [['怎么申请退款'], ['申请退款要多久']];
    expect(readyQueries({ texts, phrases: [], frames: [] }, chinese)).toContain('申请退款');
  });

  test.each([
    [1_100, 2_000],
    [3_000, 1_200],
  ])('is bounded: of %i articles, %i', (articles, most) => {
    const texts = Array.from({ length: articles }, (_, number) => [`title ${number}`, `question w${number} of it`]);
    expect(readyQueries({ texts, phrases: [], frames: [] }, reader)).toHaveLength(most);
  });
});
