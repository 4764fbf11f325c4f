import { describe, expect, test } from 'vitest';
import { lexiconOf } from '../../../src/search/lexicon/lexicon.ts';
import { snippetOf } from '../../../src/search/snippets/snippet.ts';
import type { Section, StoredArticle } from '../../../src/search/snippets/stored-article.ts';
import { createTextReader } from '../../../src/search/text/text-reader.ts';

const en = createTextReader('en', lexiconOf('en', []));
const zh = createTextReader('zh-CN', lexiconOf('zh-cn', []));

const article = (fields: Partial<StoredArticle>): StoredArticle => ({
  url: '/a/',
  title: 'Refunds',
  summary: 'You get your money back within seven days.',
  category: '',
  type: 'faq',
  answers: [],
  team: '',
  reviewed: '2026-11-20',
  sections: [],
  ...fields,
});
const section = (heading: string, ...blocks: Section['blocks']): Section => ({ id: heading, heading, blocks });

describe('the snippet', () => {
  test('is the summary, written as an answer, when no section says more', () => {
    const sections = [section('Ask for a refund', ['text', 'Ask for a refund on the page of the order.'])];
    const snippet = snippetOf(article({ title: 'Can I get a refund?', sections }), 'refund', en);
    expect(snippet.text).toBe('You get your money back within seven days.');
    expect(snippet.section).toBeUndefined();
  });

  test('is the section whose heading is what was asked, from its first sentence on', () => {
    const sections = [
      section('When', ['text', 'Within seven days.']),
      section('How long it takes', ['text', 'The bank decides. The card takes three days.']),
    ];
    const { text, section: found } = snippetOf(article({ sections }), 'how long does it take', en);
    expect(text).toBe('The bank decides. The card takes three days.');
    expect(found).toEqual({ id: 'How long it takes', heading: 'How long it takes' });
  });

  test('begins with the sentence that has what was asked when the heading does not', () => {
    const sections = [section('Exceptions', ['text', 'There are few. A stolen card is replaced by the bank. Call us.'])];
    expect(snippetOf(article({ sections }), 'my card was stolen', en).text).toBe(
      'A stolen card is replaced by the bank. Call us.',
    );
  });

  test('prefers what to do to why it happens, and never repeats the symptom', () => {
    const sections: Section[] = [
      { role: 'symptom', label: 'What you see', blocks: [['text', 'The player shows V3001 and stops.']] },
      { ...section('Code V3001', ['text', 'The clock is wrong.']), role: 'cause', label: 'Why' },
      { ...section('Code V3001', ['text', 'Set the clock.']), role: 'fix', label: 'What to do' },
    ];
    const { text } = snippetOf(article({ summary: 'Update the app, or look for V3001.', sections }), 'V3001', en);
    expect(text).toBe('Set the clock.');
  });

  test('ends at the end of a sentence, however long the section is', () => {
    const sections = [section('到账时间', ['text', `到账要三天。${'银行处理得慢的时候会多等一会儿。'.repeat(20)}`])];
    const { text } = snippetOf(article({ title: '退款', summary: '七天内可以退。', sections }), '到账时间', zh);
    expect(text).toMatch(/^到账要三天。(?:银行处理得慢的时候会多等一会儿。)+$/);
    expect(text.length).toBeLessThan(100);
  });

  test('names the row of a table by its first cell, and leaves out the header', () => {
    const sections = [section('各渠道', ['head', '付款方式', '多久'], ['row', '微信', '当天'], ['row', '储蓄卡', '三天'])];
    const snippet = snippetOf(article({ title: '退款', summary: '原路退回。', sections }), '储蓄卡', zh);
    expect(snippet.text).toBe('储蓄卡：三天。');
    expect(snippet.full.rows).toEqual([
      ['付款方式', '多久'],
      ['微信', '当天'],
      ['储蓄卡', '三天'],
    ]);
  });

  test('that leads to a list has the list, which ends like a sentence', () => {
    const sections = [section('退不了的', ['text', '这些退不了：'], ['item', '礼品；'], ['item', '套课；'])];
    expect(snippetOf(article({ title: '退款', summary: '七天内可以退。', sections }), '退不了的有哪些', zh).text).toBe(
      '这些退不了：礼品；套课。',
    );
  });

  test('gives the steps of the section the question names', () => {
    const sections = [
      section('On a phone', ['step', 'Open the app.'], ['step', 'Tap it.']),
      section('On a computer', ['step', 'Open the site.'], ['step', 'Click it.']),
    ];
    expect(snippetOf(article({ sections }), 'refund on a computer', en).full.steps).toEqual(['Open the site.', 'Click it.']);
  });

  test('gives no steps when the question leaves open which', () => {
    const sections = [section('On a phone', ['step', 'Tap it.']), section('On a computer', ['step', 'Click it.'])];
    expect(snippetOf(article({ sections }), 'refund', en).full.steps).toEqual([]);
  });

  test('in full, the summary is followed by the sentence that has most of what it lacks', () => {
    const sections = [section('Ways to pay', ['text', 'The money goes back the way you paid. A student card earns a voucher.'])];
    const { text, full } = snippetOf(article({ sections }), 'money back for students, refund', en);
    expect(text).toBe('You get your money back within seven days.');
    expect(full.text).toBe(`${text} A student card earns a voucher.`);
    expect(snippetOf(article({ sections }), 'refund', en).full.text).toBe(text);
  });

  test('in full, repeats no step that is shown below it', () => {
    const sections = [section('Ways to pay', ['step', 'Students show a card.'], ['step', 'Tap it.'])];
    const { full } = snippetOf(article({ sections }), 'money back for students, refund', en);
    expect(full).toMatchObject({
      text: 'You get your money back within seven days.',
      steps: ['Students show a card.', 'Tap it.'],
    });
  });

  test('of an article without sections is its summary, whatever was asked', () => {
    for (const query of ['', '！？', 'a'.repeat(3000)]) expect(snippetOf(article({}), query, en).text).toContain('seven days');
  });
});
