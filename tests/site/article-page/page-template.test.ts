import { expect, test } from 'vitest';
import { escapes } from '../../../src/site/article-page/escape.ts';
import type { OwnTexts } from '../../../src/site/article-page/own-texts.ts';
import { fillTemplate, marksFor, readTemplate } from '../../../src/site/article-page/page-template.ts';

/** A page that shows texts in every place, as Astro escapes them. */
function pageOf({ id = '', title = '', body = '' }: OwnTexts): string {
  const address = new URL(`/en/articles/${id}/`, 'https://help.example').href;
  const mail = `mailto:help@example.com?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(address)}`;
  const data = JSON.stringify({ name: title, url: address }).replaceAll('<', '\\u003c');
  return [
    `<title>${escapes.text(title)} · Help</title><meta content="${escapes.attribute(title)}" />`,
    `<script type="application/ld+json">${data}</script><link href="${escapes.attribute(address)}" />`,
    `<h1>${escapes.text(title)}</h1><div>${body}</div><a href="${escapes.attribute(mail)}">Own (words)</a>`,
  ].join('\n');
}

const own: OwnTexts = { id: 'get-a-refund', title: 'Refunds', body: '<p>Ask for it.</p>' };
const template = readTemplate(pageOf(marksFor(own)));

test.each([
  own,
  { ...own, title: '</title><script>alert(1)</script> & "quotes" \'too\' \\ 100 %' },
  { ...own, title: '退款 $& $1 own(id) <own(title)">', body: '<p title="&lt;own(title)&quot;&gt;">own(id)</p>' },
])('a page made from a template is the page itself, whatever its texts are: %#', (texts) => {
  expect(fillTemplate(template, texts)).toBe(pageOf(texts));
});

test('a text in a place where nobody knows how it is escaped stops the build', () => {
  expect(() => readTemplate(`<i>${JSON.stringify(escapes.text(marksFor(own)['title'] ?? ''))}</i><own(title)&quot;&gt;`)).toThrow(
    'a mark in an unknown place: <own(title)&quot;&gt;',
  );
});

test('a text that the template shows and the article does not have stops the build', () => {
  const { body, ...rest } = own;
  expect(body).toBeDefined();
  expect(() => fillTemplate(template, rest)).toThrow('“body”');
});
