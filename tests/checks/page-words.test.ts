import { describe, expect, test } from 'vitest';
import { readPageWords } from '../../src/checks/search-contract/page-words.ts';

const english = { stem: (word: string): string => word.replace(/s$/, '') };
const chinese = { stem: (word: string): string => word };

type Page = Parameters<typeof readPageWords>[0];

/** Where each word stands and what it weighs there, in 24ths: `refund: 0×168 15×24`. */
function placesOf(page: Partial<Page>, own: { title?: string; answers?: string[] } = {}, reader = english): string[] {
  const { places } = readPageWords({ content: '', anchors: [], ...page }, { title: '', answers: [], ...own }, reader);
  return Array.from(places, ([key, list]) => `${key}: ${list.map(({ at, weight }) => `${at}×${weight * 24}`).join(' ')}`);
}

describe('the words of a page', () => {
  test('stand where Pagefind has counted them, and weigh more in headings', () => {
    const content = 'Refunds. Money back. See here. where is it .';
    const anchors = [
      { element: 'h2', text: 'Money back', location: 1 },
      { element: 'a', text: 'back', location: 2 },
    ];
    expect(placesOf({ content, anchors }, { title: 'Refunds' })).toEqual([
      'refund: 0×168',
      'money: 1×144',
      'back: 2×144',
      'see: 3×24',
      'here: 4×24',
      'where: 5×24',
      'i: 6×24',
      'it: 7×24',
    ]);
  });

  test('are also found by their parts, which share their weight', () => {
    expect(placesOf({ content: 'WeChat MP4 sign-in/out iPhone app_key 1,000 _x1 Ref.' })).toEqual([
      'wechat: 0×24',
      'we: 0×12',
      'chat: 0×12',
      'mp4: 1×24',
      'mp: 1×24',
      'signinout: 2×24',
      'sign: 2×8',
      'in: 2×8',
      'out: 2×8',
      'iphone: 3×24',
      'phone: 3×24',
      'app_key: 4×24',
      'app: 4×12',
      'key: 4×12',
      '1000: 5×24',
      '000: 5×24',
      '_x1: 6×24',
      'ref: 7×24',
    ]);
  });

  test('are known by their letters without accents, but say with which they are written', () => {
    const { places } = readPageWords({ content: 'Résumés', anchors: [] }, { title: '', answers: [] }, english);
    expect([...places]).toEqual([['resume', [{ at: 0, weight: 1, form: 'résumés' }]]]);
  });

  test('are in Chinese also found by pairs of characters, of which one may begin in the word before', () => {
    const content = '看不\u200b清楚\u200b。 \u200b听不清\u200b说话 \u200b吗\u200b？';
    expect(placesOf({ content }, {}, chinese)).toEqual([
      '看不: 0×24',
      '清楚: 1×24',
      '不清: 0×24 3×12',
      '听不清: 3×24',
      '听不: 3×12',
      '说话: 4×24',
      '清说: 3×24',
      '吗: 5×24',
    ]);
    expect(placesOf({ content: '看不清楚' })).toEqual(['看不清楚: 0×24']);
  });

  test('of the title as metadata are cut at spaces alone', () => {
    const title = '想送朋友 App打不开';
    expect(readPageWords({ content: '', anchors: [] }, { title, answers: [] }, chinese).titleWords).toEqual([
      '想送朋友',
      'app打不开',
    ]);
  });
});

describe('the questions of a page', () => {
  const answersOf = (content: string, answers: string[]): unknown[] => [
    ...readPageWords({ content, anchors: [] }, { title: '', answers }, english).answers,
  ];

  test('stand at its end, whatever marks it has put between them', () => {
    expect(answersOf('Some text. Where is it? no money yet. sign - in .', ['Where is it', 'no money yet', 'sign-in'])).toEqual([
      ['sign-in', { from: 8, to: 12 }],
      ['no money yet', { from: 5, to: 8 }],
      ['Where is it', { from: 2, to: 5 }],
    ]);
  });

  test('of signs alone are nowhere', () => {
    expect(answersOf('Some text. where 😀', ['where', '😀', '？'])).toEqual([
      ['？', { from: 4, to: 4 }],
      ['😀', { from: 4, to: 4 }],
      ['where', { from: 2, to: 4 }],
    ]);
    expect(answersOf('Some text.', [])).toEqual([]);
  });
});
