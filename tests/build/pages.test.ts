import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { stringsFor } from '../../src/i18n/strings.ts';
import { readKnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { root } from '../support/run.ts';
import { readSite } from '../support/site-files.ts';

describe('a built site', () => {
  let files: ReadonlyMap<string, string>;
  beforeAll(async () => {
    files = await readSite(inject('siteDir'));
  });

  test('redirects from old addresses to the article', async () => {
    expect(await readFile(join(inject('siteDir'), 'help/refund.html'), 'utf8')).toContain('url=/zh-cn/articles/refund-a-course/');
    expect(await readFile(join(inject('siteDir'), 'zh-cn/index.html'), 'utf8')).toContain('url=/');
  });

  test.each([
    ['', 'zh-cn'],
    ['en/', 'en'],
  ])('lists articles of the home page’s tasks first and those in another language last, on /%s in %s', (home, locale) => {
    const [, cards = ''] = /<ul class="tasks">([\s\S]*?)<\/ul>/.exec(files.get(`${home}index.html`) ?? '') ?? [];
    const tasks = [...cards.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href);
    expect(tasks.length).toBe(6);
    const lists = [...files]
      .filter(([path]) => path.startsWith(`${locale}/categories/`) || path === `${locale}/search/index.html`)
      .flatMap(([, html]) => html.match(/<ul class="article-list">[\s\S]*?<\/ul>/g) ?? [])
      .map((list) =>
        [...list.matchAll(/<a href="([^"]*)"( lang=)?/g)].map(([, href = '', lang]) => {
          const task = tasks.indexOf(href);
          return { href, group: task >= 0 ? task : tasks.length + (lang === undefined ? 0 : 1) };
        }),
      );
    const ranked = (list: (typeof lists)[number]) => list.toSorted((a, b) => a.group - b.group || (a.href < b.href ? -1 : 1));
    expect(lists).toEqual(lists.map(ranked));
    // The order by id alone is another one.
    const byId = lists.map((list) => list.toSorted((a, b) => (a.href < b.href ? -1 : 1)));
    const moved = lists.flatMap((list, at) => list.filter(({ href }, place) => byId[at]?.[place]?.href !== href));
    expect(moved.some(({ group }) => group < tasks.length)).toBe(true);
    expect(moved.some(({ group }) => group > tasks.length)).toBe(locale === 'en');
  });

  test.each(['zh-cn', 'en'])('says the status of each known issue once in lists of articles, in %s', async (locale) => {
    const { issueStatus } = stringsFor(locale).site;
    const { articles } = await readKnowledgeBase(join(root, 'content'));
    const issues = articles.flatMap(({ id, data: { issue } }) =>
      issue === undefined ? [] : [{ id, status: issueStatus[issue.status] }],
    );
    const rows = [...files]
      .filter(([path]) => path.startsWith(`${locale}/categories/`))
      .flatMap(([, html]) => html.split('<li>').map((row) => row.split('</li>')[0] ?? ''));
    for (const { id, status } of issues) {
      const own = rows.filter((row) => row.startsWith(`<a href="/${locale}/articles/${id}/"`));
      expect(own.length, id).toBeGreaterThan(0);
      for (const row of own) expect(row.toLowerCase().split(status.toLowerCase()).length - 1, row).toBe(1);
    }
  });

  test('names in every vote form a revision that revisions.json publishes', async () => {
    const { articles } = JSON.parse(await readFile(join(inject('siteDir'), 'revisions.json'), 'utf8'));
    const published = new Set(
      articles.map((each: Record<string, string>) => `${each['id']} ${each['locale']} ${each['revision']}`),
    );
    const field = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
    const forms = [...files]
      .filter(([path]) => /\/articles\/[^/]+\/index\.html$/.test(path))
      .map(([, html]) => `${field(html, 'article')} ${field(html, 'locale')} ${field(html, 'revision')}`);
    expect(forms.length).toBeGreaterThan(40);
    expect(forms.filter((form) => !published.has(form))).toEqual([]);
    expect(published.size).toBe(articles.length);
  });

  test('writes pages that one strict header policy covers: no inline style, no inline script, nothing from elsewhere', async () => {
    for (const [path, html] of files) {
      if (!path.endsWith('.html')) continue;
      expect(html, path).not.toMatch(
        / style=|<style|<script(?![^>]*\b(?:src=|type="application\/(?:ld\+)?json"))|\son[a-z]+="|javascript:/i,
      );
      expect(html.match(/(?:src|<link rel="(?:stylesheet|icon)" href)="https?:[^"]*/g) ?? [], path).toEqual([]);
    }
  });

  test('shows no votes unless the operator turns that on, and the privacy page says so', () => {
    expect([...files].filter(([, text]) => /位觉得有帮助|found this helpful/.test(text)).map(([path]) => path)).toEqual([]);
    expect(files.get('zh-cn/privacy/index.html')).toContain('文章页面不显示票数');
    expect(files.get('en/privacy/index.html')).toContain('Article pages show no votes');
  });
});
