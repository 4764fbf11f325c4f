import { describe, expect, test } from 'vitest';
import { lexiconOf } from '../../src/search/lexicon/lexicon.ts';
import { mark, markable, snippetOf } from '../../src/search/snippet.ts';
import { createTextReader } from '../../src/search/text/text-reader.ts';

const en = createTextReader('en', lexiconOf('en', []));
const zh = createTextReader('zh-CN', lexiconOf('zh-cn', []));
const marked = (pieces: { text: string; isMatch: boolean }[] = []): string =>
  pieces.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');
const page = (content: string, meta = {}, anchors: { element: string; id: string; text: string; location: number }[] = []) => ({
  url: '/a/',
  content,
  meta,
  anchors,
});

describe('marking', () => {
  test('marks a Chinese word where it stands, and nothing that only shares a character', () => {
    expect(marked(mark('点击退款按钮', ['退款']))).toBe('点击[退款]按钮');
  });

  test('marks the forms of an English word, but not words that merely contain it', () => {
    expect(marked(mark('Refunded: a refund. Prefund', markable(['refund'], en)))).toBe('[Refunded]: a [refund]. Prefund');
    expect(marked(mark('It will not play; playing', markable(['play'], en)))).toBe('It will not [play]; [playing]');
  });

  test('characters that mean something in patterns are taken as they are', () => {
    expect(marked(mark('C++ (V3001) a|b', ['c++', '(v3001)']))).toBe('[C++] [(V3001)] a|b');
  });

  test('stop words are marked only when there is nothing else', () => {
    expect(markable(['how', 'refund'], en)).toEqual(['refund', 'refund']);
    expect(markable(['how'], en)).toEqual(['how']);
  });
});

describe('the snippet', () => {
  test('is the sentence with most of what was asked, under its heading', () => {
    const content =
      'Refunds. About refunds. When. You can ask for a refund within 7 days. How long. The money arrives after 3 working days on your card. money when';
    const snippet = snippetOf(
      page(content, { title: 'Refunds', summary: 'About refunds.', answers: 'money when' }, [
        { element: 'h2', id: 'when', text: 'When', location: 3 },
        { element: 'h2', id: 'how-long', text: 'How long', location: 13 },
      ]),
      ['money', 'card'],
      en,
    );
    expect(marked(snippet?.pieces)).toBe('The [money] arrives after 3 working days on your [card].');
    expect(snippet?.heading).toEqual({ id: 'how-long', text: 'How long' });
  });

  test('is left out when the summary says as much', () => {
    expect(
      snippetOf(
        page('T. A refund takes days. Ask for a refund here.', { title: 'T', summary: 'A refund takes days.' }),
        ['refund'],
        en,
      ),
    ).toBeUndefined();
  });

  test('Chinese is read without the spaces that part its words in the index', () => {
    const content = '退款. 说明. 在\u200b订单\u200b页\u200b点\u200b申请\u200b退款，\u200b三\u200b天\u200b到账。';
    expect(marked(snippetOf(page(content, { title: '退款', summary: '说明' }), ['到账'], zh)?.pieces)).toBe(
      '在订单页点申请退款，三天[到账]。',
    );
  });

  test('a long sentence is cut around what was asked', () => {
    const content = `题. 要. ${'前'.repeat(90)}验证码${'后'.repeat(90)}。`;
    const text = marked(snippetOf(page(content, { title: '题', summary: '要' }), ['验证码'], zh)?.pieces);
    expect(text).toMatch(/^…前+\[验证码\]后+…$/);
    expect(Array.from(text).length).toBeLessThan(80);
  });

  test('an English sentence is cut between its words', () => {
    const content = `T. S. ${'antidisestablished '.repeat(12)}refund ${'unquestionably '.repeat(12)}.`;
    const text = marked(snippetOf(page(content, { title: 'T', summary: 'S' }), ['refund'], en)?.pieces);
    expect(text).toMatch(/^…(antidisestablished )+\[refund\] (unquestionably )*unquestionably…$/);
  });

  test('stands under a heading, never under the mark of a footnote', () => {
    const snippet = snippetOf(
      page('T. S. Stamp. No stamp: there is none 1. Money arrives tomorrow.', { title: 'T', summary: 'S' }, [
        { element: 'h2', id: 'stamp', text: 'Stamp', location: 2 },
        { element: 'a', id: 'fnref-stamp', text: '1', location: 8 },
      ]),
      ['tomorrow'],
      en,
    );
    expect(snippet?.heading).toEqual({ id: 'stamp', text: 'Stamp' });
  });

  test('an empty page has none', () => {
    expect(snippetOf(page(''), ['refund'], en)).toBeUndefined();
  });
});
