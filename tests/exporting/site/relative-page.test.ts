import { describe, expect, test } from 'vitest';
import { relativePage, relativeStyles } from '../../../src/exporting/site/relative-page.ts';

const files = new Set([
  'index.html',
  'en/index.html',
  'en/articles/a/index.html',
  'en/articles/b/index.html',
  '_astro/x.css',
  'media/图 1.svg',
]);
const site = { siteUrl: 'https://help.example', basePath: '', has: (file: string) => files.has(file) };
const change = (html: string, options: Partial<typeof site> = {}): string =>
  relativePage(html, 'en/articles/a/index.html', { ...site, ...options });

describe('a page of the offline copy', () => {
  test.each([
    ['<a href="/en/articles/b/">', '<a href="../b/index.html">'],
    ['<a href="/en/articles/b/?q=1&amp;x#part">', '<a href="../b/index.html?q=1&amp;x#part">'],
    ['<a href="/en/articles/a/#part">', '<a href="index.html#part">'],
    ['<a href="/">', '<a href="../../../index.html">'],
    ["<link rel=stylesheet href='/_astro/x.css'>", '<link rel=stylesheet href="../../../_astro/x.css">'],
    ['<img src="/media/%E5%9B%BE%201.svg">', '<img src="../../../media/%E5%9B%BE%201.svg">'],
    ['<form action="/en/" method="get"></form>', '<form action="../../index.html" method="get"></form>'],
    ['<meta http-equiv="refresh" content="0; url=/en/">', '<meta http-equiv="refresh" content="0; url=../../index.html">'],
    // What is not in the copy is on the web.
    ['<a href="/en/survey/">', '<a href="https://help.example/en/survey/">'],
  ])('has instead of %s %s', (before, after) => {
    expect(change(before)).toBe(after);
  });

  test.each([
    '<a href="#part">',
    '<a href="https://example.org/">',
    '<a href="//example.org/">',
    '<a href="mailto:a@b.example">',
    '<code>&lt;a href="/en/"&gt; href="/en/"</code>',
    '<meta name="description" content="/en/">',
    '<p data-texts="/en/texts.json">',
    '<script type="application/json">{"a":"<a href=\\"/en/\\">"}</script>',
  ])('keeps %s', (html) => {
    expect(change(html)).toBe(html);
  });

  test('has no forms that the endpoint would receive, and no empty card in their place', () => {
    const vote =
      '<div class="vote card"><form method="post" action="/api/votes"><a href="/en/">x</a></form><div hidden></div></div>';
    expect(change(`<p>a</p>${vote}<p>b</p><form method="post"></form>`)).toBe('<p>a</p><p>b</p>');
  });

  test('of a site below a path has addresses without it', () => {
    const below = { basePath: '/help', siteUrl: 'https://x.example/help' };
    expect(change('<a href="/help/en/articles/b/"><a href="/help/no/"><a href="/other/">', below)).toBe(
      '<a href="../b/index.html"><a href="https://x.example/help/no/"><a href="/other/">',
    );
  });

  test('has style sheets that find their pictures', () => {
    expect(relativeStyles('a{b:url(/media/图%201.svg)}c{d:url("data:x")}', '_astro/x.css', site)).toBe(
      'a{b:url(../media/%E5%9B%BE%201.svg)}c{d:url("data:x")}',
    );
  });
});
